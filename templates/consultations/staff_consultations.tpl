{{!Officers: all consultations, and a new one.}}
<h1>[[consult.staff.title]]</h1>
{{>parts/errors}}
{{#EMPTY}}<div class="notice"><p>[[consult.staff.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<h2 id="list-head">[[votes.staff.list]]</h2><div class="table-box" role="region" aria-labelledby="list-head" tabindex="0"><table class="table table--stack"><thead><tr><th scope="col">[[consult.staff.what]]</th><th scope="col">[[votes.staff.state]]</th><th scope="col">[[votes.ends]]</th></tr></thead><tbody>
{{#ROW}}<tr><th scope="row" data-label="[[consult.staff.what]]"><a href="/staff/consultations/{{CODE}}">{{TITLE}}</a><br><span class="muted">{{COMMUNE}}</span></th><td data-label="[[votes.staff.state]]"><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></td><td data-label="[[votes.ends]]">{{WHEN}}</td></tr>
{{/ROW}}</tbody></table></div>{{/TABLE}}
{{#NEW}}<details class="panel"{{#NEW_OPEN}} open{{/NEW_OPEN}}><summary>[[consult.staff.new]]</summary><form class="form" method="post" action="/staff/consultations" enctype="multipart/form-data">{{>parts/csrf}}
{{>parts/select field="commune" label="[[votes.commune]]"}}
{{>parts/select field="subject" label="[[consult.subject]]" empty="[[votes.choose]]"}}
{{>parts/input field="title" label="[[consult.staff.what]]" max="200"}}
{{>parts/textarea field="summary" label="[[consult.summary]]" hint="[[consult.summary.hint]]" rows="4" max="3000"}}
{{>parts/textarea field="touched" label="[[consult.touched]]" rows="2" max="2000"}}
{{>parts/textarea field="budget" label="[[consult.budget]]" rows="2" max="2000"}}
{{>parts/textarea field="draft" label="[[consult.draft]]" hint="[[consult.draft.hint]]" rows="10" max="60000"}}
{{>parts/input field="point" label="[[consult.point]]" hint="[[consult.point.hint]]" size="medium" optional="1"}}
{{>parts/input field="work" label="[[votes.work]]" hint="[[votes.work.hint]]" size="medium" max="9" optional="1"}}
{{>parts/file field="documents" label="[[consult.documents]]" accept=".pdf,.docx,.jpg,.jpeg,.png,.webp" multiple="1" optional="1"}}
<p class="actions"><button class="button" type="submit">[[votes.staff.prepare]]</button></p></form></details>{{/NEW}}
