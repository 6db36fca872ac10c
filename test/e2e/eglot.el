;;; What a user of Emacs and eglot sees and does; one JSON object on standard output at the end.
;;; emacs --batch -l eglot.el, with SERVER (dist/server.cjs), NODE and FILE set.  -*- lexical-binding: t -*-
(require 'package)
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'json)

(define-derived-mode postfix-main-mode fundamental-mode "Postfix")
(add-to-list 'eglot-server-programs
             `(postfix-main-mode . (,(getenv "NODE") ,(getenv "SERVER") "--stdio")))
(setq eglot-sync-connect 60
      eglot-autoshutdown nil
      eglot-confirm-server-initiated-edits nil)

(defun wait-for (what condition)
  "Let the server talk until CONDITION holds, which is called WHAT when it never does."
  (let ((end (+ (float-time) 60)))
    (while (not (funcall condition))
      (when (> (float-time) end) (error "waited in vain: %s" what))
      (accept-process-output nil 0.05))))

(defun on-the-line-of (text)
  "Go behind the first letters of the line that starts with TEXT."
  (goto-char (point-min))
  (re-search-forward (concat "^" (regexp-quote text)))
  (goto-char (+ 2 (line-beginning-position))))

(defun walk ()
  "Answer what was seen, as an association list."
  (with-current-buffer (find-file-noselect (getenv "FILE"))
    (setq-local project-find-functions nil)
    (postfix-main-mode)
    (apply #'eglot--connect (eglot--guess-contact))
    (wait-for "the connection" #'eglot-managed-p)
    (flymake-mode 1)
    (flymake-start)
    (wait-for "diagnostics" #'flymake-diagnostics)
    (let* ((diagnostics
            (mapcar (lambda (found)
                      `((line . ,(line-number-at-pos (flymake-diagnostic-beg found)))
                        (message . ,(flymake-diagnostic-text found))))
                    (flymake-diagnostics)))
           (hover
            (progn
              (on-the-line-of "smtpd_tls_protocols")
              (plist-get (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover
                                          (eglot--TextDocumentPositionParams))
                         :contents)))
           (action
            (progn
              (on-the-line-of "smtpd_tls_securty_level")
              (elt (eglot-code-actions (line-beginning-position) (line-end-position) nil nil) 0))))
      (eglot--apply-workspace-edit (plist-get action :edit))
      (eglot--signal-textDocument/didChange)
      (wait-for "the end of the diagnostics" (lambda () (null (flymake-diagnostics))))
      (let ((save-silently t)) (save-buffer))
      (ignore-errors (eglot-shutdown (eglot-current-server) nil 10))
      `((diagnostics . ,(vconcat diagnostics))
        (hover . ,(plist-get hover :value))
        (action . ,(plist-get action :title))))))

(condition-case problem
    (princ (concat (json-encode (walk)) "\n"))
  (error (princ (format "%S\n" problem))
         (kill-emacs 1)))
