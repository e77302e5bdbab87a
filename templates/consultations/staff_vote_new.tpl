{{!Officers: prepare a vote.}}
<h1>[[votes.staff.new]]</h1>
{{>parts/errors}}
{{#PICK}}<form class="filters" method="get" action="/staff/votes/new">{{>parts/select field="commune" label="[[votes.commune]]"}}<p class="actions"><button class="button button--plain" type="submit">[[votes.staff.pick]]</button></p></form>{{/PICK}}
{{#NO_VILLAGES}}<div class="notice notice--warn"><p>[[votes.staff.no_villages]] <a href="/staff/villages">[[votes.staff.villages]]</a></p></div>{{/NO_VILLAGES}}
<form class="form" method="post" action="/staff/votes/new">
{{>parts/csrf}}<input type="hidden" name="commune" value="{{COMMUNE_CODE}}">
{{>parts/select field="item" label="[[votes.item]]" empty="[[votes.choose]]"}}
{{>parts/radios field="form" label="[[votes.form]]" hint="[[votes.form.hint]]"}}
{{>parts/radios field="scope" label="[[votes.scope]]"}}
{{>parts/input field="title" label="[[votes.staff.what]]" max="200"}}
{{>parts/textarea field="words" label="[[votes.words]]" hint="[[votes.words.hint]]" rows="6" max="8000"}}
<fieldset class="field{{#VILLAGES_WRONG}} field--wrong{{/VILLAGES_WRONG}}" id="villages"><legend>[[votes.villages]]</legend><div class="choices">{{#VILLAGE}}<div class="choice"><input type="checkbox" id="v{{VILLAGE_ID}}" name="villages" value="{{VILLAGE_ID}}"{{#VILLAGE_ON}} checked{{/VILLAGE_ON}}><label for="v{{VILLAGE_ID}}">{{VILLAGE_NAME}} ({{VILLAGE_HOUSEHOLDS}})</label></div>{{/VILLAGE}}</div></fieldset>
{{>parts/input field="begins_at" label="[[votes.begins]]" type="datetime-local" size="medium"}}
{{>parts/input field="ends_at" label="[[votes.ends]]" type="datetime-local" size="medium"}}
{{>parts/textarea field="team" label="[[votes.team]]" hint="[[votes.team.hint]]" rows="4"}}
{{>parts/input field="work" label="[[votes.work]]" hint="[[votes.work.hint]]" size="medium" max="9" optional="1"}}
<p class="actions"><button class="button" type="submit">[[votes.staff.prepare]]</button></p>
</form>
