--- What the server says about itself, in a floating window.
local M = {}

function M.show()
  local bufnr = vim.api.nvim_get_current_buf()
  require('examen.server').run(bufnr, 'examen.status', vim.empty_dict(), function(status)
    vim.lsp.util.open_floating_preview(vim.split(vim.trim(status.markdown), '\n'), 'markdown', {
      border = require('examen.config').current.rubric.border,
      title = ' Examen ',
      max_width = 90,
    })
  end)
end

return M
