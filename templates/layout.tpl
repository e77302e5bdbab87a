{{!The frame of every page. Values: Frame in src/web/view.h.}}
<!DOCTYPE html>
<html lang="{{LANG}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{TITLE}} – [[site.name]]</title>
<meta name="description" content="[[site.description]]">
<meta name="theme-color" content="#7a1420">
{{#NO_INDEX}}<meta name="robots" content="noindex">{{/NO_INDEX}}
<link rel="icon" href="/static/img/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/css/site.css">
{{#MAP}}<link rel="stylesheet" href="/static/leaflet/leaflet.css">
<script src="/static/leaflet/leaflet.js" defer></script>
<script src="/static/js/map.js" defer></script>{{/MAP}}
<script src="/static/js/site.js" defer></script>
{{#SCRIPT}}<script src="{{SRC}}" defer></script>
{{/SCRIPT}}
</head>
<body class="{{#STAFF}}is-staff{{/STAFF}}{{#PUBLIC}}is-public{{/PUBLIC}}">
<a class="skip-link" href="#main">[[site.skip]]</a>
<header class="top">
  <div class="wrap top__row">
    <a class="brand" href="{{#STAFF}}/staff{{/STAFF}}{{#PUBLIC}}/{{/PUBLIC}}">
      <img class="brand__mark" src="/static/img/mark.svg" alt="" width="44" height="44">
      <span class="brand__words"><span class="brand__name">[[site.name]]</span>
      <span class="brand__line">{{#STAFF}}[[site.staff_line]]{{/STAFF}}{{#PUBLIC}}[[site.line]]{{/PUBLIC}}</span></span>
    </a>
    <div class="top__tools">
      {{#SIGNED_IN}}<span class="top__person">{{PERSON}}</span>{{/SIGNED_IN}}
      {{#TO_ENGLISH}}<a class="top__language" href="/language?to=en&amp;back={{PATH}}" lang="en" hreflang="en">English</a>{{/TO_ENGLISH}}
      {{#TO_VIETNAMESE}}<a class="top__language" href="/language?to=vi&amp;back={{PATH}}" lang="vi" hreflang="vi">Tiếng Việt</a>{{/TO_VIETNAMESE}}
      {{#SIGN_OUT}}<form class="top__out" method="post" action="/staff/logout"><input type="hidden" name="_csrf" value="{{CSRF}}"><button class="top__button" type="submit">[[site.sign_out]]</button></form>{{/SIGN_OUT}}
    </div>
  </div>
  <nav class="nav" aria-label="[[site.nav]]">
    <ul class="wrap nav__list">
    {{#NAV}}<li{{#REST}} class="nav__rest"{{/REST}}><a href="{{HREF}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{TEXT}}</a></li>
    {{/NAV}}
    {{#MORE}}<li class="nav__more"><a href="#all-pages">[[site.nav.more]]</a></li>{{/MORE}}
    </ul>
    {{#SUBNAV}}<ul class="wrap nav__list nav__list--sub">
    {{#SUB}}<li><a href="{{HREF}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{TEXT}}</a></li>
    {{/SUB}}
    </ul>{{/SUBNAV}}
  </nav>
</header>
<main id="main" class="wrap main" tabindex="-1">
{{#NOTICE}}<div class="notice notice--done" role="status"><p>{{NOTICE_TEXT}}</p></div>{{/NOTICE}}
{{BODY:none}}
</main>
<footer class="foot">
  <div class="wrap foot__row">
    {{#ALL_PAGES}}<nav id="all-pages" class="foot__pages" aria-label="[[site.nav.all]]"><ul class="foot__links">
      {{#ENTRY}}<li><a href="{{HREF}}">{{TEXT}}</a></li>
      {{/ENTRY}}
    </ul></nav>{{/ALL_PAGES}}
    <p class="foot__promise">[[site.promise]]</p>
    <ul class="foot__links">
      <li><a href="/transparency">[[site.foot.verify]]</a></li>
      <li><a href="/rules">[[site.foot.rules]]</a></li>
      <li><a href="/privacy">[[site.foot.privacy]]</a></li>
      <li><a href="/accessibility">[[site.foot.accessibility]]</a></li>
      {{#PUBLIC}}<li><a href="/staff">[[site.foot.staff]]</a></li>{{/PUBLIC}}
      {{#STAFF}}<li><a href="/">[[site.foot.public]]</a></li>{{/STAFF}}
    </ul>
  </div>
</footer>
</body>
</html>
