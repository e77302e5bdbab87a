{{!Officers: public works and a new one.}}
<h1>[[works.title]]</h1>
{{>parts/errors}}
{{#EMPTY}}<div class="notice"><p>[[works.staff.empty]]</p></div>{{/EMPTY}}
<ul class="list">{{#ROW}}<li><h2><a href="/staff/works/{{CODE}}">{{TITLE}}</a></h2><p><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span> {{PERCENT}}</p><p class="muted">{{CODE}} · {{COMMUNE}}</p></li>
{{/ROW}}</ul>
<form class="form panel" method="post" action="/staff/works">{{>parts/csrf}}<h2>[[works.new]]</h2>
{{>parts/select field="commune" label="[[votes.commune]]"}}{{>parts/input field="title" label="[[works.name]]" max="200"}}{{>parts/textarea field="words" label="[[works.words]]" rows="4" max="4000"}}{{>parts/input field="place" label="[[works.place]]" max="300"}}{{>parts/input field="point" label="[[consult.point]]" hint="[[consult.point.hint]]" size="medium" optional="1"}}{{>parts/input field="budget" label="[[works.budget]]" mode="numeric" size="medium"}}{{>parts/input field="people_plan" label="[[works.people_plan]]" mode="numeric" size="medium"}}{{>parts/input field="begins_at" label="[[votes.begins]]" type="date" size="medium"}}{{>parts/input field="ends_at" label="[[votes.ends]]" type="date" size="medium"}}
<p class="actions"><button class="button" type="submit">[[works.new]]</button></p></form>
