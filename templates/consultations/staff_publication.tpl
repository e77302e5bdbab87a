{{!Officers: one publication.}}
<p class="step">{{ITEM}}</p>
<h1>{{TITLE}}</h1>
<p>{{ISSUED}}</p><p class="muted">{{PLAN}}</p>
{{>parts/errors}}{{>parts/term}}
<p>{{#DEBT}}<span class="left left--{{DEBT_LOOK}}">{{OWED}}</span> {{/DEBT}}</p>
<ul class="list">{{#POSTING}}<li><p>{{POSTING_TEXT}}{{#LINK}} · <a href="{{HREF}}" rel="noopener">[[publications.link]]<span class="hidden"> {{POSTING_TEXT}}</span></a>{{/LINK}}</p>{{#FILE}}{{>parts/stored_file}}{{/FILE}}{{#UP}}<form method="post" action="/staff/publications/{{CODE}}/do/end" class="form">{{>parts/csrf}}<input type="hidden" name="posting" value="{{POSTING_ID}}"><div class="field"><label for="to{{POSTING_ID}}">[[publications.to]]</label><input class="input input--medium" type="date" id="to{{POSTING_ID}}" name="to"></div><p class="actions"><button class="button button--small button--plain" type="submit">[[publications.end]]<span class="hidden"> {{POSTING_TEXT}}</span></button></p></form>{{/UP}}</li>
{{/POSTING}}</ul>
<form class="form panel" method="post" action="/staff/publications/{{CODE}}/do/post" enctype="multipart/form-data">{{>parts/csrf}}<h2>[[publications.post]]</h2>{{>parts/select field="form" label="[[publications.how]]" empty="[[votes.choose]]"}}{{>parts/input field="place" label="[[publications.place]]" max="300"}}{{>parts/input field="from" label="[[publications.from]]" type="date" size="medium"}}{{>parts/input field="link" label="[[publications.link.label]]" max="500" optional="1"}}{{>parts/file field="proof" label="[[publications.proof]]" hint="[[publications.proof.hint]]" accept=".jpg,.jpeg,.png,.webp,.pdf" multiple="1" optional="1"}}<p class="actions"><button class="button" type="submit">[[publications.post]]</button></p></form>
