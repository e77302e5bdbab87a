{{!The desk: a visit, a letter or a call is written down.}}
<h1>[[staff.desk.title]]</h1>
<p class="lead">[[staff.desk.lead]]</p>
{{>parts/errors}}
<form class="form" method="post" action="/staff/desk" enctype="multipart/form-data">
{{>parts/csrf}}
{{#SAID}}<input type="hidden" name="{{SAID_KIND}}" value="{{SAID_CODE}}"><p class="notice"><span>{{SAID_TEXT}} <a href="{{SAID_HREF}}">{{SAID_CODE}}</a></span></p>{{/SAID}}
<section class="panel" aria-labelledby="how-head">
<h2 id="how-head">[[staff.desk.how]]</h2>
{{>parts/radios field="channel" label="[[staff.case.channel]]"}}
{{>parts/input field="received_at" label="[[staff.desk.received]]" hint="[[staff.desk.received.hint]]" type="datetime-local" size="medium" optional="1"}}
</section>
<section class="panel" aria-labelledby="what-head">
<h2 id="what-head">[[send.what]]</h2>
{{>parts/radios field="kind" label="[[staff.desk.kind]]" hint="[[staff.desk.kind.hint]]"}}
<input type="hidden" name="intake_of" value="{{INTAKE_OF}}">
{{>parts/textarea field="words" label="[[send.words]]" hint="[[staff.desk.words.hint]]" rows="6" max="4000"}}
{{>parts/select field="category" label="[[send.category]]" empty="[[send.choose]]"}}
{{>parts/select field="commune" label="[[send.commune]]" empty="[[staff.desk.commune.none]]"}}
{{>parts/input field="place" label="[[send.place]]" max="300" optional="1"}}
{{>parts/file field="desk_file" label="[[staff.desk.files]]" hint="[[send.photo.hint]]" accept=".jpg,.jpeg,.png,.webp,.pdf,.docx" multiple="1" optional="1"}}
{{#STAGED}}<p class="notice notice--done"><input type="hidden" name="desk_file_token" value="{{TOKEN}}">{{STAGED_NAME}} ({{STAGED_SIZE}})</p>
{{/STAGED}}
</section>
{{#INTAKE}}<section class="panel" aria-labelledby="intake-head">
<h2 id="intake-head">[[send.intake]]</h2>
{{>parts/action_fields}}
</section>{{/INTAKE}}
<section class="panel" aria-labelledby="who-head">
<h2 id="who-head">[[staff.desk.who]]</h2>
<p class="muted">[[staff.desk.who.text]]</p>
{{>parts/input field="name" label="[[send.name]]" complete="off" max="120" optional="1"}}
{{>parts/input field="phone" label="[[send.phone]]" type="tel" mode="tel" size="medium" complete="off" optional="1"}}
{{>parts/input field="email" label="[[send.email]]" mode="email" complete="off" max="120" optional="1"}}
{{>parts/input field="address" label="[[staff.desk.address]]" complete="off" max="300" optional="1"}}
{{>parts/input field="id_number" label="[[staff.desk.id_number]]" size="medium" complete="off" max="20" optional="1"}}
{{>parts/radios field="language" label="[[staff.desk.language]]"}}
{{>parts/checkbox field="publish" label="[[staff.desk.publish]]" hint="[[send.publish.hint]]"}}
</section>
<p class="actions"><button class="button" type="submit">[[staff.desk.send]]</button></p>
</form>
