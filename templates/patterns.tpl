{{!Every pattern of the look, for those who build pages. Not linked from anywhere.}}
<section class="hero">
  <h1>[[site.line]]</h1>
  <p class="lead">[[site.promise]]</p>
  <p class="actions"><a class="button" href="/send">[[site.nav.send]]</a> <a class="button button--plain" href="/track">[[site.nav.track]]</a></p>
</section>
<ul class="numbers">
  <li><span class="number">{{NUMBER}}</span> [[site.patterns.tag.done]]</li>
  <li><span class="number">{{SHARE}}</span> [[site.patterns.on_time]]</li>
  <li><span class="number">{{LEFT}}</span> [[site.patterns.due]]</li>
</ul>

<p class="step">[[site.patterns.step]]</p>
<h2>[[site.patterns.title]]</h2>
<p class="lead">[[site.patterns.lead]]</p>

{{>parts/errors}}

<form class="form" method="post" action="/patterns" data-draft="patterns" data-draft-restored="[[site.draft.restored]]" data-draft-discard="[[site.draft.discard]]" data-draft-kept="[[site.draft.kept]]" data-draft-offline="[[site.draft.offline]]">
  {{>parts/csrf}}
  {{>parts/radios field="kind" label="[[site.patterns.kind]]"}}
  {{>parts/textarea field="story" label="[[site.patterns.label]]" hint="[[site.patterns.hint]]" rows="6" max="5000"}}
  {{>parts/select field="unit" label="[[site.patterns.unit]]" empty="[[site.patterns.unit.choose]]"}}
  {{>parts/file field="photo" label="[[site.patterns.photo]]" hint="[[site.patterns.photo.hint]]" accept="image/jpeg,image/png,image/webp" optional="1"}}
  {{>parts/input field="phone" label="[[site.patterns.phone]]" type="tel" mode="tel" size="medium" complete="tel" optional="1"}}
  {{>parts/secret field="secret" label="[[site.patterns.secret]]" complete="current-password"}}
  {{>parts/checkbox field="public" label="[[site.patterns.public]]" hint="[[site.patterns.public.hint]]"}}
  <p class="actions"><button class="button" type="submit">[[site.patterns.send]]</button>
  <a class="button button--plain" href="/patterns">[[site.patterns.back]]</a></p>
</form>

<h2>[[site.patterns.tags]]</h2>
<p class="tags">{{#TAG}}{{>parts/tag}} {{/TAG}}</p>

<div class="split">
<section class="panel" aria-labelledby="case-head">
  <h2 id="case-head">[[site.patterns.code]]</h2>
  <p class="code"><span class="code__text" id="code">7K3M-9QXF-2R</span> <button class="button button--small button--plain" type="button" data-copy="code" data-done="[[site.copied]]" hidden>[[site.copy]]</button></p>
  <dl class="facts">
    <div><dt>[[site.patterns.due]]</dt><dd>{{DUE}} <span class="left left--soon">{{LEFT}}</span></dd></div>
    <div><dt>[[site.patterns.who]]</dt><dd>[[site.patterns.office]]</dd></div>
    <div><dt>[[site.patterns.where]]</dt><dd>[[site.patterns.place]]</dd></div>
  </dl>
  <details class="why"><summary>[[site.patterns.why]]</summary><p>[[site.patterns.why.text]]</p></details>
</section>
<section class="panel" aria-labelledby="steps-head">
  <h2 id="steps-head">[[site.patterns.who]]</h2>
  {{>parts/timeline}}
</section>
</div>

<div class="notice"><p>[[site.patterns.lead]]</p></div>
<div class="notice notice--done"><p>[[site.patterns.notice]]</p></div>
<div class="notice notice--warn"><p>[[site.patterns.warning]]</p></div>
<blockquote class="said">[[site.patterns.sample]]</blockquote>

<h2>[[site.patterns.cards]]</h2>
<ul class="cards">
  <li class="card"><h3><a href="/send">[[site.nav.send]]</a></h3><p>[[site.patterns.card]]</p></li>
  <li class="card"><h3><a href="/track">[[site.nav.track]]</a></h3><p>[[site.patterns.card]]</p></li>
  <li class="card"><h3><a href="/cases">[[site.nav.cases]]</a></h3><p>[[site.patterns.card]]</p></li>
</ul>

<h2 id="map-head">[[site.map.list]]</h2>
<div class="map" data-map="list" data-source="/cases/map.json" data-label="[[site.map.list]]" hidden></div>
<ul class="list">
  <li><h3><a href="/patterns">[[site.patterns.sample]]</a></h3>
  <p class="muted">[[site.patterns.place]] · [[site.patterns.office]]</p>
  <p class="tags"><span class="tag tag--done">[[site.patterns.tag.done]]</span> <span class="left">{{LEFT}}</span></p></li>
</ul>
<h2 id="list-head">[[site.patterns.list]]</h2>
<div class="table-box" role="region" aria-labelledby="list-head" tabindex="0">
<table class="table table--stack">
  <thead><tr><th scope="col">[[site.patterns.code]]</th><th scope="col">[[site.patterns.label]]</th><th scope="col">[[site.patterns.tags]]</th><th scope="col">[[site.patterns.due]]</th></tr></thead>
  <tbody>
    <tr><th scope="row" data-label="[[site.patterns.code]]"><a href="/patterns">7K3M-9QXF-2R</a></th><td data-label="[[site.patterns.label]]">[[site.patterns.sample]]</td><td data-label="[[site.patterns.tags]]"><span class="tag tag--work">[[site.patterns.tag.work]]</span></td><td data-label="[[site.patterns.due]]"><span class="left left--soon">{{LEFT}}</span></td></tr>
    <tr><th scope="row" data-label="[[site.patterns.code]]"><a href="/patterns">2R7K-3M9Q-XF</a></th><td data-label="[[site.patterns.label]]">[[site.patterns.sample]]</td><td data-label="[[site.patterns.tags]]"><span class="tag tag--late">[[site.patterns.tag.late]]</span></td><td data-label="[[site.patterns.due]]"><span class="left left--late">{{LATE}}</span></td></tr>
  </tbody>
</table>
</div>
{{>parts/pages}}
