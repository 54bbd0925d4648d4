--- What the server has told about the sheets in buffers, and how it is put into a statusline.
local M, H = {}, {}

---@class examen.Marks
---@field awarded number
---@field available number

---@class examen.Clock
---@field startedAt? number Milliseconds since 1970.
---@field limitSeconds? integer

---@class examen.SheetQuestion
---@field id? string
---@field heading string
---@field range lsp.Range
---@field state string

---@class examen.Sheet
---@field uri string
---@field bank string The bank it is graded against.
---@field mode 'practice'|'interview'
---@field submitted boolean
---@field clock examen.Clock
---@field marks? examen.Marks Absent while an interview hides them.
---@field questions examen.SheetQuestion[]

--- Keeps a sheet, and lets whoever shows it know by `User ExamenSheet`.
---@param sheet examen.Sheet
---@param client_id integer
function M.on_sheet(sheet, client_id)
  local bufnr = H.buffer_of(sheet.uri, client_id)
  if not bufnr then
    return
  end
  H.known[bufnr] = vim.tbl_extend('force', {}, M.without_null(sheet))
  H.tick(bufnr)
  vim.cmd.redrawstatus({ bang = true })
  vim.api.nvim_exec_autocmds('User', { pattern = 'ExamenSheet', modeline = false, data = { buf = bufnr } })
end

---@param bufnr integer
---@return examen.Sheet?
function M.get(bufnr)
  return H.known[bufnr]
end

---@param bufnr integer
function M.forget(bufnr)
  H.known[bufnr] = nil
end

---@param bufnr integer
---@return string
function M.statusline(bufnr)
  local sheet = H.known[bufnr]
  if not sheet then
    return ''
  end
  local marks = sheet.marks
      and ('%s/%s marks'):format(H.number(sheet.marks.awarded), H.number(sheet.marks.available))
    or 'interview'
  local clock = M.clock(sheet, os.time())
  return clock and ('%s · %s'):format(marks, clock) or marks
end

--- Minutes and seconds that are left of an interview, or that somebody is over time.
---@param sheet examen.Sheet
---@param now integer Seconds since 1970.
---@return string?
function M.clock(sheet, now)
  local started = sheet.clock and sheet.clock.startedAt
  if sheet.mode ~= 'interview' or sheet.submitted or not started then
    return nil
  end
  local spent = math.max(0, now - math.floor(started / 1000))
  local limit = sheet.clock.limitSeconds
  if not limit then
    return H.minutes(spent)
  end
  return spent <= limit and H.minutes(limit - spent) .. ' left' or H.minutes(spent - limit) .. ' over time'
end

--- JSON null arrives as vim.NIL, which is true in a condition; here it is nil.
---@generic T
---@param value T
---@return T
function M.without_null(value)
  if value == vim.NIL then
    return nil
  end
  if type(value) ~= 'table' then
    return value
  end
  local kept = {}
  for key, inner in pairs(value) do
    kept[key] = M.without_null(inner)
  end
  return kept
end

---@type table<integer, examen.Sheet>
H.known = {}

---@param uri string
---@param client_id integer
---@return integer?
function H.buffer_of(uri, client_id)
  local client = vim.lsp.get_client_by_id(client_id)
  local bufnr = vim.uri_to_bufnr(uri)
  return client and client.attached_buffers[bufnr] and bufnr or nil
end

---@param value number
---@return string
function H.number(value)
  return (('%.2f'):format(value):gsub('%.?0+$', ''))
end

---@param seconds integer
---@return string
function H.minutes(seconds)
  return ('%d:%02d'):format(math.floor(seconds / 60), seconds % 60)
end

-- The statusline is drawn anew once a second, and only while there is a clock on it.
---@param bufnr integer
function H.tick(bufnr)
  local sheet = H.known[bufnr]
  if H.timer or not sheet or not M.clock(sheet, os.time()) then
    return
  end
  local timer = assert(vim.uv.new_timer())
  H.timer = timer
  timer:start(
    1000,
    1000,
    vim.schedule_wrap(function()
      for _, known in pairs(H.known) do
        if M.clock(known, os.time()) then
          vim.cmd.redrawstatus({ bang = true })
          return
        end
      end
      timer:close()
      H.timer = nil
    end)
  )
end

return M
