{{!Open data: files, checksums, dictionary.}}
<h1>[[data.title]]</h1>
<p class="lead">[[data.lead]]</p>
{{#EMPTY}}<div class="notice"><p>[[data.empty]]</p></div>{{/EMPTY}}
{{#FILE}}<section class="panel" aria-label="{{NAME}}">
<h2><a href="/data/{{NAME}}">{{NAME}}</a></h2>
<p>{{ABOUT}} <span class="muted">{{ROWS}} · {{SIZE}} · {{DAY}}</span></p>
<details class="why"><summary>[[data.checksum]]</summary>
<p>SHA-256 <code class="mono">{{SHA256}}</code></p>
<p>[[data.entry]] <code class="mono">{{ENTRY}}</code>. <a href="/data/{{NAME}}/receipt">[[data.receipt]]</a></p></details>
</section>
{{/FILE}}
<section class="panel" aria-labelledby="licence-head"><h2 id="licence-head">[[data.licence]]</h2><p>[[data.licence.text]]</p></section>
{{#SET}}<h2 id="{{SET_ID}}-head">{{SET_NAME}}</h2>
<div class="table-box" role="region" aria-labelledby="{{SET_ID}}-head" tabindex="0">
<table class="table"><thead><tr><th scope="col">[[data.column]]</th><th scope="col">[[data.meaning]]</th></tr></thead>
<tbody>{{#COLUMN}}<tr><th scope="row"><code class="mono">{{COLUMN_NAME}}</code></th><td>{{COLUMN_TEXT}}</td></tr>
{{/COLUMN}}</tbody></table></div>
{{/SET}}
