--- Whether a buffer may be Examen's, told without a server, so that other Markdown starts none.
--- The server decides for good: it stays silent about what this lets through by mistake.
local M, H = {}, {}

--- Whether a buffer has the name or the front matter of one of ours.
---@param bufnr integer
---@return boolean
function M.may_be_ours(bufnr)
  local name = vim.api.nvim_buf_get_name(bufnr):lower()
  for _, kind in ipairs(H.kinds) do
    if vim.endswith(name, kind .. '.md') or vim.endswith(name, kind .. '.markdown') then
      return true
    end
  end
  return H.is_our_glossary(vim.api.nvim_buf_get_name(bufnr))
    or H.has_our_front_matter(vim.api.nvim_buf_get_lines(bufnr, 0, H.lines_read, false))
end

-- Others have a `glossary.md`, too: it counts next to a bank, and once there is a server.
---@param path string
---@return boolean
function H.is_our_glossary(path)
  if vim.fs.basename(path):lower() ~= 'glossary.md' then
    return false
  end
  for name in vim.fs.dir(vim.fs.dirname(path)) do
    if vim.endswith(name:lower(), '.bank.md') then
      return true
    end
  end
  return #vim.lsp.get_clients({ name = 'examen' }) > 0
end

H.kinds = { '.answers', '.bank', '.cases', '.glossary', '.review' }

-- Front matter is short.
H.lines_read = 40

---@param lines string[]
---@return boolean
function H.has_our_front_matter(lines)
  if vim.trim(lines[1] or '') ~= '---' then
    return false
  end
  for index = 2, #lines do
    if vim.trim(lines[index]) == '---' then
      return false
    end
    local key = lines[index]:match('^(%a+)%s*:')
    if key == 'bank' or key == 'review' or key == 'sheet' then
      return true
    end
  end
  return false
end

return M
