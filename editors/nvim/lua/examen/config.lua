--- What can be set, and its defaults. Nothing needs to be.
local M, H = {}, {}

---@class examen.Config
---@field virtual_text boolean Show diagnostics of Examen at the end of their lines.
---@field inlay_hints boolean Show what a sentence earned behind it.
---@field code_lens boolean Show the marks of a question above its heading.
---@field rubric examen.RubricConfig The window of the rubric.

---@class examen.RubricConfig
---@field width integer In columns, at least 30.
---@field border "none"|"single"|"double"|"rounded"|"solid"|"shadow"|any[] As |nvim_open_win()| takes it.

---@type examen.Config
M.defaults = {
  virtual_text = true,
  inlay_hints = true,
  code_lens = true,
  rubric = { width = 60, border = 'rounded' },
}

---@type examen.Config
M.current = vim.deepcopy(M.defaults)

--- Changes settings. Whatever is not named keeps its default.
---@param settings? table
function M.set(settings)
  vim.validate('settings', settings, 'table', true)
  ---@type examen.Config
  local merged = vim.tbl_deep_extend('force', M.defaults, settings or {})
  H.validate(merged)
  M.current = merged
end

---@param settings examen.Config
function H.validate(settings)
  for name in pairs(settings) do
    if M.defaults[name] == nil then
      error(('examen: there is no setting `%s`; see :help examen-settings'):format(name), 0)
    end
  end
  for _, name in ipairs({ 'virtual_text', 'inlay_hints', 'code_lens' }) do
    vim.validate('examen: ' .. name, settings[name], 'boolean')
  end
  vim.validate('examen: rubric.width', settings.rubric.width, function(width)
    return type(width) == 'number' and width >= 30
  end, 'a number of at least 30')
  vim.validate('examen: rubric.border', settings.rubric.border, { 'string', 'table' })
end

return M
