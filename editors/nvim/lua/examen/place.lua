--- The place of a cursor as the server counts it.
local M = {}

---@param window integer
---@return { uri: string, position: lsp.Position }
function M.of(window)
  local bufnr = vim.api.nvim_win_get_buf(window)
  local client = require('examen.server').client(bufnr)
  local params = vim.lsp.util.make_position_params(window, client and client.offset_encoding or 'utf-16')
  return { uri = params.textDocument.uri, position = params.position }
end

return M
