#include "ledger/proof.h"

#include <gtest/gtest.h>

#include "ledger/tiles.h"

namespace langnghe::ledger {
namespace {

const std::string kTag(64, 'a');

std::string entry_text(const std::string& commit) {
  return Entry{1783918800123, "case.received", kTag, "68.24781", commit}.text();
}

// A log of seven entries in memory and the receipt of the third.
struct Small {
  Signer signer{"example.com/log", std::string(32, 's')};
  std::string payload = canonical_payload("LD-7K3M-9QXT", R"({"title":"Đèn đường hỏng"})");
  std::string salt = std::string(16, 'x');
  std::string entry = entry_text(commitment(salt, payload));
  Proof proof;

  explicit Small(bool open = true) {
    std::vector<Hash> leaves;
    for (int i = 0; i < 7; ++i) leaves.push_back(leaf_hash("other " + std::to_string(i)));
    leaves[2] = leaf_hash(entry);
    const NodeReader node = [&](int level, std::int64_t index) {
      return tree_root(std::span(leaves).subspan(index << level, 1u << level));
    };
    proof.index = 2;
    proof.path = inclusion_proof(node, 2, 7);
    proof.checkpoint = signer.sign(Checkpoint{"example.com/log", 7, tree_root(leaves)}.text());
    Opening opening{entry, {}, {}};
    if (open) {
      opening.salt = salt;
      opening.payload = payload;
    }
    proof.extra = opening.text();
  }
  std::string refusal(const std::string& text) const {
    const auto result = verify_receipt(text, signer.verifier());
    return result ? "" : result.error().front().message;
  }
};

TEST(Entry, TextThereAndBack) {
  const std::string text = entry_text(std::string(64, 'c'));
  EXPECT_EQ(text,
            "langnghe/entry/v1\ntime 1783918800123\nkind case.received\nsubject " + kTag +
                "\nunit 68.24781\ncommitment " + std::string(64, 'c') + "\n");
  const auto entry = Entry::parse(text);
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->text(), text);
  EXPECT_EQ(entry->time, 1783918800123);
  EXPECT_EQ(entry->unit, "68.24781");
  Entry nobody = *entry;
  nobody.unit = "";
  EXPECT_EQ(Entry::parse(nobody.text())->unit, "");
}

TEST(Entry, OnlyOneSpellingReads) {
  const std::string text = entry_text(std::string(64, 'c'));
  for (std::size_t i = 0; i < text.size(); ++i) EXPECT_FALSE(Entry::parse(text.substr(0, i)));
  EXPECT_FALSE(Entry::parse(text + "more 1\n"));
  EXPECT_FALSE(Entry::parse(entry_text(std::string(64, 'C'))));
  EXPECT_FALSE(Entry::parse(entry_text(std::string(63, 'c'))));
}

TEST(Entry, RecordedStateIsTheTopLevelMember) {
  const std::string digest(64, 'd');
  const std::string other(64, 'e');
  EXPECT_EQ(recorded_state("{\"state\":\"" + digest + "\"}")->digest, digest);
  EXPECT_EQ(recorded_state("{\"a\":{\"state\":\"" + other + "\"},\"b\":[1,\"}\"], \"state\" : \"" +
                           digest + "\"}")
                ->digest,
            digest);
  EXPECT_TRUE(recorded_state("{\"state\":null}")->gone);
  EXPECT_FALSE(recorded_state("{\"a\":{\"state\":\"" + other + "\"}}"));
  EXPECT_FALSE(recorded_state("{\"text\":\"\\\"state\\\":\\\"" + other + "\\\"\"}"));
  EXPECT_FALSE(recorded_state("{\"x\":\"state\"}"));
  EXPECT_FALSE(recorded_state("{\"state\":\"accepted\"}"));
  EXPECT_FALSE(recorded_state("{\"state\":\"" + digest));
  EXPECT_FALSE(recorded_state("{\"state"));
  EXPECT_FALSE(recorded_state(""));
}

TEST(Proof, TheLayoutOfTheSpecification) {
  const Small log;
  const std::string text = log.proof.text();
  EXPECT_TRUE(text.starts_with("c2sp.org/tlog-proof@v1\nextra "));
  EXPECT_NE(text.find("\nindex 2\n"), std::string::npos);
  EXPECT_TRUE(text.ends_with("\n\n" + log.proof.checkpoint));
  const auto back = Proof::parse(text);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->text(), text);
  EXPECT_EQ(back->path, log.proof.path);
  Proof plain = log.proof;
  plain.extra.reset();
  EXPECT_EQ(Proof::parse(plain.text())->extra, std::nullopt);
}

TEST(Proof, AReceiptSaysWhatItProves) {
  const Small log;
  const auto verified = verify_receipt(log.proof.text(), log.signer.verifier());
  ASSERT_TRUE(verified);
  EXPECT_EQ(verified->subject, "LD-7K3M-9QXT");
  EXPECT_EQ(verified->payload, R"({"title":"Đèn đường hỏng"})");
  EXPECT_EQ(verified->entry.kind, "case.received");
  EXPECT_EQ(verified->index, 2);
  EXPECT_EQ(verified->checkpoint.size, 7);
}

TEST(Proof, AReceiptAfterErasureStillProvesTheEntry) {
  const Small log(false);
  const auto verified = verify_receipt(log.proof.text(), log.signer.verifier());
  ASSERT_TRUE(verified);
  EXPECT_EQ(verified->payload, "");
}

TEST(Proof, ChangedLineEndsDoNotHurt) {
  const Small log;
  std::string text;
  for (char c : log.proof.text()) {
    if (c == '\n') text += '\r';
    text += c;
  }
  EXPECT_EQ(log.refusal("\xEF\xBB\xBF" + text + "\r\n\r\n"), "");
  EXPECT_EQ(log.refusal("\n\n" + log.proof.text().substr(0, log.proof.text().size() - 1)), "");
}

TEST(Proof, EveryForgeryIsNamed) {
  Small log;
  const Small honest;
  const auto with = [&](auto change) {
    Proof proof = honest.proof;
    change(proof);
    return log.refusal(proof.text());
  };
  EXPECT_EQ(with([](Proof& p) { p.index = 3; }), "ledger.proof.inclusion");
  EXPECT_EQ(with([](Proof& p) { p.path[1][0] ^= 1; }), "ledger.proof.inclusion");
  EXPECT_EQ(with([](Proof& p) { p.path.pop_back(); }), "ledger.proof.inclusion");
  EXPECT_EQ(with([&](Proof& p) {
              p.extra = Opening{entry_text(std::string(64, '0')), {}, {}}.text();
            }),
            "ledger.proof.inclusion");
  EXPECT_EQ(with([&](Proof& p) {
              p.extra = Opening{honest.entry, honest.salt, honest.payload + " "}.text();
            }),
            "ledger.proof.commitment");
  EXPECT_EQ(with([&](Proof& p) {
              p.extra = Opening{honest.entry, std::string(16, 'y'), honest.payload}.text();
            }),
            "ledger.proof.commitment");
  EXPECT_EQ(with([](Proof& p) { p.checkpoint.replace(p.checkpoint.find("\n7\n"), 3, "\n8\n"); }),
            "ledger.proof.signature");
  EXPECT_EQ(with([](Proof& p) {
              p.checkpoint = Signer("evil.example/log", std::string(32, 'e'))
                                 .sign(p.checkpoint.substr(0, p.checkpoint.find("\n\n") + 1));
            }),
            "ledger.proof.unknown_key");
  // Our key under another log's checkpoint.
  EXPECT_EQ(with([&](Proof& p) {
              p.checkpoint = honest.signer.sign("evil.example/log" +
                                                p.checkpoint.substr(15, p.checkpoint.find("\n\n") - 14));
            }),
            "ledger.proof.unknown_key");
  EXPECT_EQ(with([](Proof& p) { p.extra = "age-v1"; }), "ledger.proof.malformed");
  EXPECT_EQ(with([](Proof& p) { p.extra.reset(); }), "ledger.proof.malformed");
}

TEST(Proof, RubbishIsRefusedAtEveryLength) {
  const Small log;
  const std::string text = log.proof.text();
  for (std::size_t i = 0; i + 2 < text.size(); ++i) EXPECT_NE(log.refusal(text.substr(0, i)), "") << i;
  EXPECT_EQ(log.refusal("hello"), "ledger.proof.malformed");
  EXPECT_EQ(log.refusal(std::string(5'000'000, 'x')), "ledger.proof.malformed");
}

TEST(Proof, NoSingleChangedByteGoesUnnoticed) {
  const Small log;
  const std::string text = log.proof.text();
  for (std::size_t i = 0; i < text.size() - 1; ++i) {
    std::string changed = text;
    changed[i] ^= 1;
    const std::string why = log.refusal(changed);
    EXPECT_NE(why, "") << "byte " << i << " '" << text[i] << "'";
  }
}

}  // namespace
}  // namespace langnghe::ledger
