-- What a user of Neovim's own LSP client sees and does; one JSON object on standard output at the end.
-- nvim --headless -u NONE -i NONE -n -c 'luafile nvim.lua', with SERVER (dist/server.cjs), NODE and FILE set.
local seen = { diagnostics = {} }
local patience = 60000

local function wait(what, condition)
  assert(vim.wait(patience, condition, 20), 'waited in vain: ' .. what)
end

local function walk()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.FILE))
  local buffer = vim.api.nvim_get_current_buf()
  local exit_code
  local id = assert(vim.lsp.start_client({
    name = 'postfix',
    cmd = { vim.env.NODE, vim.env.SERVER, '--stdio' },
    root_dir = vim.fn.fnamemodify(vim.env.FILE, ':p:h'),
    get_language_id = function() return 'postfix-main' end,
    on_exit = function(code) exit_code = code end,
  }))
  vim.lsp.buf_attach_client(buffer, id)
  local client = vim.lsp.get_client_by_id(id)
  wait('initialize', function() return client.initialized end)
  wait('diagnostics', function() return #vim.diagnostic.get(buffer) > 0 end)
  for _, found in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(seen.diagnostics, { line = found.lnum + 1, code = found.code, message = found.message })
  end

  local function request(method, params)
    local answers = assert(vim.lsp.buf_request_sync(buffer, method, params, patience))
    return assert(answers[id].result, method .. ' had no result')
  end

  vim.api.nvim_win_set_cursor(0, { vim.fn.search('^smtpd_tls_protocols'), 3 })
  local position = vim.lsp.util.make_position_params(0, client.offset_encoding)
  seen.hover = request('textDocument/hover', position).contents.value

  vim.api.nvim_win_set_cursor(0, { vim.fn.search('^smtpd_tls_securty_level'), 2 })
  local range = vim.lsp.util.make_range_params(0, client.offset_encoding)
  range.context = { diagnostics = {} }
  local actions = request('textDocument/codeAction', range)
  seen.action = actions[1].title
  vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
  wait('the end of the diagnostics', function() return #vim.diagnostic.get(buffer) == 0 end)
  vim.cmd('write')

  client.stop()
  wait('the end of the server', function() return exit_code ~= nil end)
  seen.exit_code = exit_code
end

local ok, problem = xpcall(walk, debug.traceback)
if not ok then seen.problem = problem end
io.stdout:write(vim.json.encode(seen) .. '\n')
vim.cmd(ok and 'qall!' or 'cquit 1')
