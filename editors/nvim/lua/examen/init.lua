--- Examen for Neovim: what other plugins and a statusline may call. |examen.txt| is its manual.
local M = {}

--- Changes settings; works without. See |examen-settings|.
---@param settings? table
function M.setup(settings)
  require('examen.config').set(settings)
end

--- The marks of the sheet in a buffer for a statusline, such as `7/12 marks`; empty for any other buffer.
---@param bufnr? integer Without it, or with 0, the buffer of the window whose statusline is drawn.
---@return string
function M.statusline(bufnr)
  local wanted = (bufnr and bufnr ~= 0) and bufnr or vim.api.nvim_get_current_buf()
  return require('examen.sheets').statusline(wanted)
end

return M
