/** All rules, sorted by code; adding one is a file and a line. */
import type { Rule } from '../lint/rule.js';
import { unknownParameter } from './unknown-parameter.js';
import { unreadOption } from './unread-option.js';
import { weakProtocols } from './weak-protocols.js';

export const RULES: readonly Rule[] = [unknownParameter, unreadOption, weakProtocols];
