#include "notices/notices.h"

namespace langnghe::notices {

std::vector<storage::Migration> migrations() {
  return {{530, "notices: the outbox, and what people want", R"(
-- uid: random, goes out with every attempt. dedupe: the uid where the caller gave none.
-- next_at: of a waiting one, also its lease while somebody delivers it.
CREATE TABLE notice (
  id {id},
  uid TEXT NOT NULL,
  room TEXT NOT NULL,
  subject {int} NOT NULL,
  what TEXT NOT NULL,
  code TEXT NOT NULL,
  link TEXT NOT NULL,
  args TEXT NOT NULL,
  dedupe TEXT NOT NULL UNIQUE,
  channel {int} NOT NULL,
  language TEXT NOT NULL,
  state {int} NOT NULL,
  at {int} NOT NULL,
  next_at {int} NOT NULL,
  attempts {int} NOT NULL,
  sent_at {int},
  seen_at {int},
  trouble TEXT NOT NULL,
  detail TEXT NOT NULL
) {strict};
CREATE INDEX notice_waiting ON notice (channel, next_at) WHERE state = 1;
CREATE INDEX notice_dead ON notice (id) WHERE state = 3;
CREATE INDEX notice_recipient ON notice (room, subject, id);
CREATE INDEX notice_unseen ON notice (subject) WHERE room = 'officer' AND seen_at IS NULL;
CREATE TABLE notice_choice (
  room TEXT NOT NULL,
  subject {int} NOT NULL,
  named TEXT NOT NULL,
  channel {int} NOT NULL,
  language TEXT NOT NULL,
  without TEXT NOT NULL,
  address TEXT NOT NULL,
  PRIMARY KEY (room, subject)
) {strict};
)"}};
}

}  // namespace langnghe::notices
