{{!What communes have to publish, and what they still owe.}}
<h1>[[publications.title]]</h1>
<p class="lead">[[publications.lead]]</p>
<form class="filters" method="get" action="/publications">{{>parts/select field="commune" label="[[votes.commune]]" empty="[[cases.any]]"}}<p class="actions"><button class="button" type="submit">[[cases.filter]]</button></p></form>
<h2 id="debts-head">[[publications.debts]]</h2>
{{#NO_DEBTS}}<div class="notice notice--done"><p>[[publications.no_debts]]</p></div>{{/NO_DEBTS}}
{{#DEBTS}}<div class="table-box" role="region" aria-labelledby="debts-head" tabindex="0"><table class="table table--stack"><thead><tr><th scope="col">[[publications.what]]</th><th scope="col">[[publications.owed]]</th><th scope="col">[[publications.due]]</th></tr></thead><tbody>
{{#DEBT}}<tr><th scope="row" data-label="[[publications.what]]">{{TITLE}}<br><span class="muted">{{COMMUNE}}</span></th><td data-label="[[publications.owed]]">{{OWED}}</td><td data-label="[[publications.due]]">{{#LATE}}<span class="left left--late">[[consult.term.missed]]</span> {{/LATE}}{{DUE}}</td></tr>
{{/DEBT}}</tbody></table></div>{{/DEBTS}}
<h2>[[publications.list]]</h2>
{{#EMPTY}}<div class="notice"><p>[[publications.empty]]</p></div>{{/EMPTY}}
<ul class="list">{{#ROW}}<li><h3>{{TITLE}}</h3><p class="muted">{{ITEM}} · {{COMMUNE}}</p>{{#POSTING}}<p>{{POSTING_TEXT}}{{#LINK}} · <a href="{{HREF}}" rel="noopener">[[publications.link]]<span class="hidden"> {{POSTING_TEXT}}</span></a>{{/LINK}}</p>{{#FILE}}{{>parts/stored_file}}{{/FILE}}{{/POSTING}}</li>
{{/ROW}}</ul>
{{#QUARTER}}<p><a href="{{QUARTER_HREF}}">[[publications.quarter.link]]</a></p>{{/QUARTER}}
