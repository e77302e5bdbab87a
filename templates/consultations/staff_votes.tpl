{{!Officers: all votes.}}
<h1>[[votes.staff.title]]</h1>
<p class="actions">{{#MAY_NEW}}<a class="button" href="/staff/votes/new">[[votes.staff.new]]</a> {{/MAY_NEW}}<a class="button button--plain" href="/staff/villages">[[votes.staff.villages]]</a></p>
{{#EMPTY}}<div class="notice"><p>[[votes.staff.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<h2 id="votes-head">[[votes.staff.list]]</h2>
<div class="table-box" role="region" aria-labelledby="votes-head" tabindex="0"><table class="table table--stack"><thead><tr><th scope="col">[[votes.staff.what]]</th><th scope="col">[[votes.staff.state]]</th><th scope="col">[[votes.ends]]</th></tr></thead><tbody>
{{#ROW}}<tr><th scope="row" data-label="[[votes.staff.what]]"><a href="/staff/votes/{{CODE}}">{{TITLE}}</a><br><span class="muted">{{COMMUNE}}</span></th><td data-label="[[votes.staff.state]]"><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></td><td data-label="[[votes.ends]]">{{WHEN}}</td></tr>
{{/ROW}}</tbody></table></div>{{/TABLE}}
