// Sending in three short steps: what and where; who you are, or not; check and send. Nothing
// is kept on the server between the steps but staged photos: the fields travel with the form,
// so the page works without cookies being kept, without script, and on a lost connection.
#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "casework/casework.h"
#include "documents/accept.h"
#include "pages/casework/action_form.h"
#include "pages/casework/tracking.h"
#include "pages/notices/choice.h"
#include "pages/page.h"
#include "pages/search/look_alike_desk.h"
#include "pages/trouble.h"
#include "vault/vault.h"

namespace langnghe::pages {
namespace {

constexpr std::string_view kCarried[] = {"kind", "category", "words", "place", "commune", "lat", "lon",
                                         "who", "name", "phone", "email", "address", "notify", "publish"};

std::optional<double> number(std::string_view text) {
  text = trim(text);
  if (text.empty()) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  // What is no number shall be told, not dropped: no latitude has this value.
  if (error != std::errc() || end != text.data() + text.size()) return 1e9;
  return value;
}

casework::Submission submission_of(const Services& services, const web::Request& request,
                                   std::vector<std::string> tokens) {
  casework::Submission out;
  out.kind = request.value("kind");
  out.category = request.value("category");
  out.words = request.value("words");
  out.place = request.value("place");
  out.commune = request.value("commune");
  out.lat = number(request.value("lat"));
  out.lon = number(request.value("lon"));
  out.channel = "web";
  out.language = web::code_of(request.language);
  out.may_publish = request.value("publish") == "1";
  if (request.value("who") == "named") {
    out.person.name = trim(request.value("name"));
    out.person.phone = trim(request.value("phone"));
    out.person.email = trim(request.value("email"));
    out.person.address = trim(request.value("address"));
    out.notify = request.value("notify");
  }
  out.intake = intake_typed(services, request, out.kind);
  out.attachments = std::move(tokens);
  return out;
}

bool is_about(const Error& error, std::initializer_list<std::string_view> fields) {
  return std::find(fields.begin(), fields.end(), error.field) != fields.end();
}

// What is wrong with the whole form. Who chose to leave their details left some.
Errors check_form(const Services& services, const web::Request& request,
                  const casework::Submission& submission) {
  Errors errors = casework::check_submission(services.casework, submission,
                                             casework::Actor::petitioner(), services.clock.now());
  prefix_intake(services, submission.kind, errors);
  if (request.value("who") == "named" && submission.person.empty())
    errors.push_back({Fault::kInvalid, "name", "pages.refused.nobody_named"});
  return errors;
}

Errors only(Errors errors, int step) {
  std::erase_if(errors, [&](const Error& error) {
    const bool second = error.field.starts_with("intake_") ||
                        is_about(error, {"who", "name", "phone", "email", "address", "notify", "publish"});
    return second != (step == 2);
  });
  return errors;
}

class SendPage {
 public:
  SendPage(const Services& services, const web::Request& request)
      : services_(services), request_(request), words_(words_of(services, request)) {}

  web::Response show(int step, const Errors& errors, const StagedFiles& files) const {
    web::Frame frame = frame_of(services_, request_, "send.title");
    frame.path = "/send";
    frame.scripts = {"draft"};
    web::View view(step == 1   ? "casework/send_what"
                   : step == 2 ? "casework/send_who"
                               : "casework/send_check");
    web::FormView form(view, words_, errors);
    if (step == 1) {
      frame.map = true;
      what(form);
    } else if (step == 2) {
      who(form);
      intake(view, form);
    } else {
      check(view);
    }
    form.finish();
    carry(view, step);
    for (const documents::Staged& file : files.files) {
      web::View& row = view.add("STAGED");
      row.set("TOKEN", file.token);
      row.set("FILE_NAME", file.name);
      row.set("FILE_SIZE", words_.file_size(file.bytes));
    }
    return page(services_, view, frame, errors.empty() ? 200 : status_of(errors));
  }

 private:
  std::string_view value(std::string_view name) const { return request_.value(name); }

  void what(web::FormView& form) const {
    const std::string_view kind = value("kind").empty() ? request_.arg("kind") : value("kind");
    std::vector<web::Option> kinds;
    for (const char* id : {"reflection", "proposal", "complaint"}) {
      const std::string key = std::string("casework.kind.") + id;
      kinds.push_back({id, words_(key), words_(key + ".hint")});
    }
    form.choice("kind", kind.empty() ? "reflection" : kind, kinds);
    form.field("words", value("words"));
    form.select("category", value("category"), category_options(services_, request_.language));
    form.select("commune", value("commune"), commune_options(services_, request_.language));
    form.field("place", value("place"));
    form.field("lat", value("lat"));
    form.field("lon", value("lon"));
    form.file("photo");
  }

  void who(web::FormView& form) const {
    form.choice("who", value("who").empty() ? "named" : value("who"),
                {{"named", words_("send.who.named"), words_("send.who.named.hint")},
                 {"nobody", words_("send.who.nobody"), words_("send.who.nobody.hint")}});
    form.field("name", value("name"));
    form.field("phone", value("phone"));
    form.field("email", value("email"));
    form.field("address", value("address"));
    // Without a channel that is set up there is nothing to choose.
    if (services_.delivery.channels().size() > 1)
      form.choice("notify", value("notify").empty() ? "page" : value("notify"),
                  channel_options(services_, words_));
    form.check("publish", value("publish") == "1");
  }

  // What the law asks of this kind besides the words.
  void intake(web::View& view, web::FormView& form) const {
    const auto lifecycle = services_.casework.lifecycles.find(value("kind"));
    if (lifecycle == services_.casework.lifecycles.end()) return;
    std::vector<lifecycle::Field> fields = lifecycle->second.intake;
    std::erase_if(fields, [](const lifecycle::Field& field) { return field.desk; });
    if (fields.empty()) return;
    ActionForm(services_, words_, form, nullptr)
        .fields(view.add("INTAKE"), value("kind"), "intake", fields,
                [&](const std::string& name) { return std::string(value(name)); });
  }

  void check(web::View& view) const {
    const casework::Submission submission = submission_of(services_, request_, {});
    const auto line = [&](std::string_view key, const std::string& what) {
      if (what.empty()) return;
      web::View& row = view.add("LINE");
      row.set("LABEL", words_(key));
      row.set("TEXT", what);
    };
    line("send.kind", words_("casework.kind." + submission.kind));
    line("send.category", category_name(services_, submission.category, request_.language));
    view.set("WORDS", submission.words);
    show_published_alike(services_, words_, submission, view);
    for (const auto& [label, text] : fact_lines(services_, words_, submission.kind, submission.intake)) {
      web::View& row = view.add("LINE");
      row.set("LABEL", label);
      row.set("TEXT", text);
    }
    line("send.commune", commune_name(services_, submission.commune, request_.language));
    line("send.place", submission.place);
    if (submission.lat && submission.lon)
      line("send.point", words_.decimal(*submission.lat, 5) + " ; " + words_.decimal(*submission.lon, 5));
    const vault::Person& person = submission.person;
    if (person.empty()) {
      line("send.name", words_("send.nobody"));
    } else {
      line("send.name", person.name);
      line("send.phone", person.phone);
      line("send.email", person.email);
      line("send.address", person.address);
      if (!submission.notify.empty())
        line("notices.ask", words_("notices.channel." + submission.notify));
    }
    line("send.publish", words_(submission.may_publish ? "send.publish.yes" : "send.publish.no"));
  }

  // What other steps asked for goes along unseen.
  void carry(web::View& view, int step) const {
    for (std::string_view name : kCarried) {
      const bool second = is_about({.field = std::string(name)},
                                   {"who", "name", "phone", "email", "address", "notify", "publish"});
      if ((step == 1 && !second) || (step == 2 && second)) continue;
      if (value(name).empty()) continue;
      web::View& row = view.add("CARRY");
      row.set("NAME", name);
      row.set("VALUE", value(name));
    }
    if (step == 2) return;
    for (const auto& [name, typed] : intake_typed(services_, request_, value("kind"))) {
      web::View& row = view.add("CARRY");
      row.set("NAME", "intake_" + name);
      row.set("VALUE", typed);
    }
  }

  const Services& services_;
  const web::Request& request_;
  const web::Words words_;
};

web::Response submit(const Services& services, const web::Request& request, const SendPage& form,
                     const StagedFiles& files) {
  if (!within(services, "submit", request.peer, services.limits.submissions_a_minute))
    return form.show(3, {{Fault::kTooMany, "", "pages.refused.too_many_submissions"}}, files);
  const casework::Submission submission = submission_of(services, request, files.tokens());
  const Millis now = services.clock.now();
  auto sent = write(services, [&](storage::Transaction& tx) {
    return casework::submit_case(services.casework, tx, submission, casework::Actor::petitioner(), now);
  });
  if (!sent) {
    prefix_intake(services, submission.kind, sent.error());
    // Back to the step where it can be mended.
    for (int step : {1, 2})
      if (const Errors errors = only(sent.error(), step);
          !errors.empty() && (step == 2 || !errors.front().field.empty()))
        return form.show(step, errors, files);
    return form.show(3, sent.error(), files);
  }
  web::Response response = web::redirect("/track/" + sent->code + "/sent");
  response.cookies.push_back(tracking_cookie(services, sent->code));
  return response;
}

}  // namespace

void register_send(web::Router& router, const Services& services) {
  router.get("/send", [&services](const web::Request& request) {
    return SendPage(services, request).show(1, {}, {});
  });
  router.post(
      "/send",
      [&services](const web::Request& request) {
        const SendPage form(services, request);
        const std::string_view step = request.value("step");
        const auto files = stage_uploads(services, request, "photo");
        if (!files)
          return form.show(1, files.error(), staged_before(services, request, "photo"));
        const Errors errors = check_form(services, request,
                                         submission_of(services, request, files->tokens()));
        if (request.value("go") == "1") return form.show(1, {}, *files);
        if (request.value("go") == "2") return form.show(2, {}, *files);
        if (const Errors first = only(errors, 1); !first.empty()) return form.show(1, first, *files);
        if (step == "1") return form.show(2, {}, *files);
        if (const Errors second = only(errors, 2); !second.empty())
          return form.show(2, second, *files);
        if (step == "2") return form.show(3, {}, *files);
        return submit(services, request, form, *files);
      },
      {.body_limit = static_cast<std::size_t>(services.attachments.rules().max_bytes()) + (1 << 20)});
}

}  // namespace langnghe::pages
