// The transparency log as other programs read it (C2SP tlog-tiles), below /log/.
#include "ledger/files.h"
#include "pages/page.h"

namespace langnghe::pages {

void register_log(web::Router& router, const Services& services) {
  router.get("/log/{path...}",
             [&services](const web::Request& request) {
               const auto file = ledger::log_file(services.log, request.part("path"));
               if (!file) return web::plain(404, "not in this log\n");
               web::Response response;
               response.type = file->type;
               response.headers = {
                   {"Cache-Control", file->immutable ? "public, max-age=31536000, immutable"
                                                     : "public, max-age=1"},
                   // Anybody's page may check us.
                   {"Access-Control-Allow-Origin", "*"}};
               response.body = file->bytes;
               return response;
             },
             {.cacheable = true});
}

}  // namespace langnghe::pages
