{{!Officers: boards of supervision and a new one.}}
<h1>[[boards.title]]</h1>
{{>parts/errors}}
{{#EMPTY}}<div class="notice"><p>[[boards.staff.empty]]</p></div>{{/EMPTY}}
<ul class="list">{{#ROW}}<li><h2><a href="/staff/boards/{{CODE}}">{{NAME}}</a></h2><p class="muted">{{KIND}} · {{COMMUNE}}</p></li>
{{/ROW}}</ul>
{{#NEW}}<form class="form panel" method="post" action="/staff/boards">{{>parts/csrf}}<h2>[[boards.new]]</h2>
{{>parts/select field="commune" label="[[votes.commune]]"}}{{>parts/select field="kind" label="[[boards.kind]]"}}{{>parts/input field="name" label="[[boards.name]]" max="200"}}{{>parts/textarea field="members" label="[[boards.members]]" hint="[[boards.members.hint]]" rows="6" max="4000"}}{{>parts/input field="from" label="[[boards.from]]" type="date" size="medium"}}{{>parts/input field="to" label="[[boards.to]]" type="date" size="medium"}}{{>parts/input field="work" label="[[votes.work]]" hint="[[votes.work.hint]]" size="medium" max="9" optional="1"}}
<p class="actions"><button class="button" type="submit">[[boards.new]]</button></p></form>{{/NEW}}
