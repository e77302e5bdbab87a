{{!The chain of a thing: picture and table; pages/links/chain.cc fills it.}}
<p class="step">{{KIND}}</p>
<h1>{{TITLE}}</h1>
<p class="lead">[[links.lead]]</p>
{{#OPEN}}<p><a href="{{OPEN_HREF}}">[[links.open]]</a></p>{{/OPEN}}
{{#ALONE}}<div class="notice"><p>[[links.alone]]</p></div>{{/ALONE}}
{{#PICTURE}}<h2 id="picture-head">[[links.picture.head]]</h2>
<div class="table-box picture-box" role="region" aria-labelledby="picture-head" tabindex="0">{{SVG:none}}</div>{{/PICTURE}}
{{#MORE}}<p class="muted">[[links.more]]</p>{{/MORE}}
<h2 id="list-head">[[links.list]]</h2>
<div class="table-box" role="region" aria-labelledby="list-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[links.col.kind]]</th><th scope="col">[[links.col.title]]</th><th scope="col">[[links.col.state]]</th><th scope="col">[[links.col.ties]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><td data-label="[[links.col.kind]]">{{ROW_KIND}}<br><span class="muted">{{ROW_CODE}}</span></td>
<td data-label="[[links.col.title]]"><a href="{{ROW_HREF}}">{{ROW_TITLE}}</a>{{#ROW_WHEN}}<br><span class="muted">{{WHEN}}</span>{{/ROW_WHEN}}</td>
<td data-label="[[links.col.state]]">{{#ROW_STATE}}<span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span>{{/ROW_STATE}}{{#ROW_RATED}}<br>{{RATING}}{{/ROW_RATED}}</td>
<td data-label="[[links.col.ties]]"><ul class="ties">{{#TIE}}<li><span class="muted">{{TIE_NAME}}</span> {{TIE_TITLE}}{{#TIE_WHY}}: {{TIE_WORDS}}{{/TIE_WHY}}</li>{{/TIE}}</ul></td></tr>
{{/ROW}}
</tbody>
</table>
</div>
