{{!Searching: the line, filters, what was found.}}
<h1>[[search.title]]</h1>
<p class="lead">{{LEAD}}</p>
{{>parts/errors}}
<form class="filters filters--search" method="get" action="{{ACTION}}" role="search">
{{>parts/input field="q" label="[[search.q]]" type="search" complete="off" max="300"}}
<p class="actions"><button class="button" type="submit">[[search.go]]</button>
<a class="button button--link" href="{{ACTION}}">[[cases.clear]]</a></p>
<details class="why filters__more"{{#FILTERED}} open{{/FILTERED}}><summary>[[search.filters]]</summary>
<div class="filters__fields">
{{>parts/select field="what" label="[[search.what]]" empty="[[search.any]]"}}
{{>parts/select field="commune" label="[[send.commune]]" empty="[[search.any]]"}}
{{>parts/select field="category" label="[[send.category]]" empty="[[search.any]]"}}
{{>parts/input field="from" label="[[search.from]]" size="short" complete="off" max="20"}}
{{>parts/input field="to" label="[[search.to]]" size="short" complete="off" max="20"}}
{{>parts/select field="sort" label="[[search.sort]]" empty="[[search.sort.best]]"}}
</div></details>
</form>
<details class="why"><summary>[[search.how]]</summary>
<ul><li>[[search.how.words]]</li><li>[[search.how.phrase]]</li><li>[[search.how.not]]</li><li>[[search.how.fields]]</li></ul>
</details>
{{#NOT_READY}}<div class="notice" role="status"><p>{{PROGRESS}}</p></div>{{/NOT_READY}}
{{#NOTHING_ASKED}}<div class="notice" role="status"><p>[[search.nothing_asked]]</p></div>{{/NOTHING_ASKED}}
{{#NO_RESULT}}<div class="notice" role="status"><p>[[search.no_result]]</p></div>{{/NO_RESULT}}
{{#RESULTS}}<section aria-labelledby="results-head">
<h2 id="results-head">{{TOTAL}}</h2>
{{#NEAR_MISS}}<p class="notice">[[search.near_miss]]</p>{{/NEAR_MISS}}
{{#NOT_ALL_RANKED}}<p class="muted">[[search.not_all_ranked]]</p>{{/NOT_ALL_RANKED}}
<ol class="cards found">
{{#RESULT}}{{#CHANGED}}<li class="card"><p class="muted">[[search.changed]]</p></li>{{/CHANGED}}{{#THERE}}<li class="card">
<h3>{{#HEAD}}<a href="{{HREF}}">{{#PIECE}}{{#PLAIN}}{{PIECE_TEXT}}{{/PLAIN}}{{#HIT}}<mark>{{PIECE_TEXT}}</mark>{{/HIT}}{{/PIECE}}</a>{{/HEAD}}</h3>
{{#SNIPPET}}<p>{{#PIECE}}{{#PLAIN}}{{PIECE_TEXT}}{{/PLAIN}}{{#HIT}}<mark>{{PIECE_TEXT}}</mark>{{/HIT}}{{/PIECE}}</p>{{/SNIPPET}}
{{#PLACE}}<p class="muted">{{#PIECE}}{{#PLAIN}}{{PIECE_TEXT}}{{/PLAIN}}{{#HIT}}<mark>{{PIECE_TEXT}}</mark>{{/HIT}}{{/PIECE}}</p>{{/PLACE}}
{{#NAMES}}<p class="muted">[[search.names]]: {{#PIECE}}{{#PLAIN}}{{PIECE_TEXT}}{{/PLAIN}}{{#HIT}}<mark>{{PIECE_TEXT}}</mark>{{/HIT}}{{/PIECE}}</p>{{/NAMES}}
<p><span class="tag tag--new">{{WHAT}}</span> {{#STATE}}<span class="tag tag--{{STATE_LOOK}}">{{STATE_TEXT}}</span>{{/STATE}} <span class="muted">{{LINE}}</span></p>
</li>{{/THERE}}
{{/RESULT}}</ol>
</section>{{/RESULTS}}
{{>parts/pages}}
