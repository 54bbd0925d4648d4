--- The language server of Examen. Change it with `vim.lsp.config('examen', { … })`, see |examen-lsp|.
---@type vim.lsp.Config
return {
  cmd = { 'examen', 'lsp' },
  filetypes = { 'markdown' },
  init_options = { sheetNotifications = true },
  before_init = function(params)
    require('examen.server').without_pull(params.capabilities)
    require('examen.server').with_document_changes(params.capabilities)
  end,
  on_init = function(client)
    require('examen.server').forget_pull(client)
  end,
  -- No root is given for Markdown that is none of ours: no server is started for it.
  root_dir = function(bufnr, on_dir)
    require('examen.server').find_root(bufnr, on_dir)
  end,
  on_exit = function(code, signal, client_id)
    require('examen.server').on_exit(code, signal, client_id)
  end,
  commands = {
    -- The lens above a question that was answered before.
    ['examen.due'] = function()
      require('examen.due').open()
    end,
    ['examen.proposePhrase'] = function(command)
      require('examen.practice').propose((command.arguments or {})[1])
    end,
  },
  handlers = {
    ['examen/sheet'] = function(_, sheet, context)
      require('examen.sheets').on_sheet(sheet, context.client_id)
    end,
    ['examen/practiceChanged'] = function()
      vim.api.nvim_exec_autocmds('User', { pattern = 'ExamenPractice', modeline = false })
    end,
    ['examen/banksChanged'] = function() end,
  },
}
