--- What to practise, in a floating window: due, new and later questions, and the points that keep being missed.
local M, H = {}, {}

---@class examen.DueQuestion
---@field bank string
---@field id string
---@field heading string
---@field when string
---@field last? { marks?: examen.Marks }
---@field leeches integer

---@class examen.WeakPoint
---@field bank string
---@field id string
---@field heading string
---@field label? string Absent while it is covered.
---@field missed integer
---@field asked integer
---@field leech boolean

---@class examen.DueList
---@field counts { due: integer, new: integer, later: integer, weak: integer }
---@field today { due: integer, new: integer }
---@field due examen.DueQuestion[]
---@field new examen.DueQuestion[]
---@field later examen.DueQuestion[]
---@field weak examen.WeakPoint[]

---@class examen.DueRow
---@field text string
---@field group? string The highlight group of the whole line.
---@field note? string What stands at the end of the line.
---@field question? { bank: string, id: string } What <CR> asks.

--- Opens the window with what there is to practise.
---@param topic? string Only questions of this topic.
function M.open(topic)
  M.close()
  H.state = { origin = vim.api.nvim_get_current_win(), topic = topic, reveal = false, rows = {} }
  M.refresh()
end

--- Asks the server anew: somebody may have practised elsewhere.
function M.refresh()
  local state = H.state
  if not state or not vim.api.nvim_win_is_valid(state.origin) then
    return
  end
  local bufnr = vim.api.nvim_win_get_buf(state.origin)
  local argument = { topic = state.topic, reveal = state.reveal, limit = H.limit }
  require('examen.server').run(bufnr, 'examen.due', argument, function(list)
    if list and H.state == state then
      H.show(state, require('examen.sheets').without_null(list))
    end
  end)
end

function M.close()
  local window = H.open_window(H.state)
  if window then
    vim.api.nvim_win_close(window, true)
  end
  H.state = nil
end

--- Answers the question in the line of the cursor, where the window was opened from.
function M.answer()
  local state = H.state
  local window = H.open_window(state)
  if not state or not window then
    return
  end
  local row = state.rows[vim.api.nvim_win_get_cursor(window)[1]]
  if not row or not row.question then
    return
  end
  local origin = state.origin
  M.close()
  if vim.api.nvim_win_is_valid(origin) then
    vim.api.nvim_set_current_win(origin)
  end
  require('examen.practice').answer(row.question)
end

--- Shows what the weak points are, or covers it again: labels are answers.
function M.toggle_labels()
  if H.state then
    H.state.reveal = not H.state.reveal
    M.refresh()
  end
end

-- As many of each kind as somebody looks through.
H.limit = 100

---@class examen.DueState
---@field origin integer The window that a question is asked in.
---@field topic? string
---@field reveal boolean
---@field window? integer
---@field rows examen.DueRow[]

---@type examen.DueState?
H.state = nil

---@param state examen.DueState
---@param list examen.DueList
function H.show(state, list)
  local rows = H.rows(list)
  state.rows = rows
  local window = H.open_window(state)
  local bufnr = window and vim.api.nvim_win_get_buf(window) or H.buffer()
  H.fill(bufnr, rows)
  if window then
    vim.api.nvim_win_set_config(window, H.shape(#rows))
    return
  end
  window = vim.api.nvim_open_win(bufnr, true, H.shape(#rows))
  state.window = window
  vim.wo[window].cursorline = true
  vim.wo[window].wrap = false
  for index, row in ipairs(rows) do
    if row.question then
      vim.api.nvim_win_set_cursor(window, { index, 0 })
      return
    end
  end
end

---@param state examen.DueState?
---@return integer? window If it is open.
function H.open_window(state)
  local window = state and state.window
  return window and vim.api.nvim_win_is_valid(window) and window or nil
end

---@param list examen.DueList
---@return examen.DueRow[]
function H.rows(list)
  ---@type examen.DueRow[]
  local rows = {}
  local section = function(title, count, items, row_of)
    if count == 0 then
      return
    end
    table.insert(rows, { text = ('%s  %d'):format(title, count), group = 'ExamenDueTitle' })
    for _, item in ipairs(items) do
      table.insert(rows, row_of(item))
    end
    if count > #items then
      table.insert(rows, { text = ('  … and %d more'):format(count - #items), group = 'ExamenDueQuiet' })
    end
  end
  section('Due now', list.counts.due, list.due, H.question_row)
  -- What the day has no room for need not be read.
  local new = vim.list_slice(list.new, 1, math.max(1, list.today.new))
  section('New', list.counts.new, new, H.question_row)
  section('Later', list.counts.later, list.later, H.question_row)
  section('Weak points', list.counts.weak, list.weak, H.weak_row)
  if #rows == 0 then
    rows[1] = { text = 'There is nothing to practise here.', group = 'ExamenDueQuiet' }
  end
  return rows
end

---@param question examen.DueQuestion
---@return examen.DueRow
function H.question_row(question)
  local sign = question.leeches > 0 and '! ' or '  '
  local marks = question.last and question.last.marks
  local note = question.last and question.when or nil
  if marks then
    note = ('%s/%s · %s'):format(marks.awarded, marks.available, question.when)
  end
  return {
    text = sign .. question.heading,
    note = note,
    question = { bank = question.bank, id = question.id },
  }
end

---@param point examen.WeakPoint
---@return examen.DueRow
function H.weak_row(point)
  local note = ('missed %d of %d'):format(point.missed, point.asked)
  return {
    text = (point.leech and '! ' or '  ') .. (point.label or point.heading),
    note = note,
    question = { bank = point.bank, id = point.id },
  }
end

---@return integer
function H.buffer()
  local bufnr = vim.api.nvim_create_buf(false, true)
  vim.bo[bufnr].bufhidden = 'wipe'
  vim.bo[bufnr].filetype = 'examen-due'
  local keys = { ['<CR>'] = M.answer, r = M.refresh, l = M.toggle_labels, q = M.close, ['<Esc>'] = M.close }
  for key, act in pairs(keys) do
    vim.keymap.set('n', key, act, { buffer = bufnr, nowait = true })
  end
  return bufnr
end

---@param bufnr integer
---@param rows examen.DueRow[]
function H.fill(bufnr, rows)
  vim.bo[bufnr].modifiable = true
  vim.api.nvim_buf_set_lines(
    bufnr,
    0,
    -1,
    false,
    vim.tbl_map(function(row)
      return row.text
    end, rows)
  )
  vim.bo[bufnr].modifiable = false
  vim.api.nvim_buf_clear_namespace(bufnr, H.namespace, 0, -1)
  for index, row in ipairs(rows) do
    local mark = {}
    if row.group then
      mark = { end_row = index, hl_group = row.group }
    elseif row.note then
      mark = { virt_text = { { ' ' .. row.note .. ' ', 'ExamenDueQuiet' } }, virt_text_pos = 'right_align' }
    end
    vim.api.nvim_buf_set_extmark(bufnr, H.namespace, index - 1, 0, mark)
  end
end

H.namespace = vim.api.nvim_create_namespace('examen_due')

---@param height integer
---@return vim.api.keyset.win_config
function H.shape(height)
  local width = math.min(100, vim.o.columns - 4)
  height = math.max(1, math.min(height, vim.o.lines - 6))
  return {
    relative = 'editor',
    row = math.floor((vim.o.lines - height) / 2) - 1,
    col = math.floor((vim.o.columns - width) / 2),
    width = width,
    height = height,
    style = 'minimal',
    border = require('examen.config').current.rubric.border,
    title = ' To practise ',
    footer = ' <CR> answer · l labels · r read again · q close ',
    footer_pos = 'right',
  }
end

return M
