-- wrk: every request sends a petition, the last of the three steps. Session cookie and CSRF
-- token of one visit come in the environment: SID, CSRF.
local sid, csrf = os.getenv("SID"), os.getenv("CSRF")
local categories = { "lighting", "road", "rubbish", "water" }
local words = "Đèn đường trước cổng trường tắt mấy tuần nay, buổi tối trẻ em đi học về rất " ..
              "nguy hiểm, bà con đã báo tổ dân phố, đề nghị sớm xem xét sửa chữa. Số "

local function encode(text)
  return (text:gsub("[^%w]", function(c) return string.format("%%%02X", c:byte()) end))
end

local head = "_csrf=" .. csrf .. "&step=3&kind=reflection&who=nobody&commune=" ..
             (os.getenv("COMMUNE") or "") .. "&place=" .. encode("Đường Nguyễn Văn Cừ") .. "&words=" ..
             encode(words)
local headers = { ["Content-Type"] = "application/x-www-form-urlencoded", ["Cookie"] = "sid=" .. sid }
local number = 0

function request()
  number = number + 1
  return wrk.format("POST", "/send", headers,
                    head .. number .. "&category=" .. categories[number % #categories + 1])
end

-- 303 is the only answer that acknowledges.
local threads = {}
function setup(thread) table.insert(threads, thread) end
function init() sent, other = 0, 0 end
function response(status) if status == 303 then sent = sent + 1 else other = other + 1 end end
function done(summary, latency)
  local all, bad = 0, 0
  for _, thread in ipairs(threads) do
    all, bad = all + thread:get("sent"), bad + thread:get("other")
  end
  io.write(string.format("RESULT acknowledged_per_s=%.0f refused=%d p50_ms=%.2f p99_ms=%.2f\n",
                         all / (summary.duration / 1e6), bad, latency:percentile(50) / 1000,
                         latency:percentile(99) / 1000))
end
