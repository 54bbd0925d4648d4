--- Highlight groups, linked to what every colour scheme has. A scheme or a user may define them anew.
local M, H = {}, {}

--- Defines the groups that are not defined yet.
function M.define()
  for group, link in pairs(H.links) do
    vim.api.nvim_set_hl(0, group, { link = link, default = true })
  end
  for kind, group in pairs(H.tokens) do
    vim.api.nvim_set_hl(0, '@lsp.type.' .. kind, { link = group, default = true })
  end
end

H.links = {
  ExamenMet = 'DiagnosticUnderlineOk',
  ExamenPartial = 'DiagnosticUnderlineHint',
  ExamenListed = 'DiagnosticUnderlineHint',
  ExamenNegated = 'DiagnosticUnderlineInfo',
  ExamenMisconception = 'DiagnosticUnderlineWarn',
  ExamenRubricMet = 'DiagnosticOk',
  ExamenRubricPartial = 'DiagnosticHint',
  ExamenRubricMissed = 'Comment',
  ExamenRubricClaimed = 'DiagnosticWarn',
  ExamenDueTitle = 'Title',
  ExamenDueQuiet = 'Comment',
}

-- Semantic token types of the server, see docs/language-server.md.
H.tokens = {
  examenMet = 'ExamenMet',
  examenPartial = 'ExamenPartial',
  examenListed = 'ExamenListed',
  examenNegated = 'ExamenNegated',
  examenMisconception = 'ExamenMisconception',
  examenRejected = 'ExamenMet',
  examenMarks = '@number',
  examenId = '@label',
  examenLineKind = '@keyword',
  examenTerm = '@variable',
  examenPrefix = '@variable',
  examenPhrase = '@string',
  examenLiteral = '@constant',
  examenOperator = '@operator',
}

return M
