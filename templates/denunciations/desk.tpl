{{!The desk takes in a denunciation: the original sealed, a redacted copy for those who work on it.}}
<h1>[[denounce.desk.title]]</h1>
<p class="lead">[[denounce.desk.lead]]</p>
{{>parts/errors}}
{{#FILES_AGAIN}}<div class="notice notice--warn"><p>[[denounce.files.again]]</p></div>{{/FILES_AGAIN}}
<form class="form" method="post" action="/staff/desk/denunciation" enctype="multipart/form-data" autocomplete="off">
{{>parts/csrf}}
<section class="panel" aria-labelledby="how-head">
<h2 id="how-head">[[staff.desk.how]]</h2>
{{>parts/radios field="channel" label="[[staff.case.channel]]"}}
{{>parts/input field="received_at" label="[[staff.desk.received]]" hint="[[staff.desk.received.hint]]" type="datetime-local" size="medium" optional="1"}}
{{>parts/select field="unit" label="[[denounce.unit]]" hint="[[denounce.unit.hint]]" empty="[[send.choose]]"}}
{{>parts/checkbox field="about_head" label="[[denounce.head]]" hint="[[denounce.head.hint]]"}}
</section>
<section class="panel panel--inside" aria-labelledby="sealed-head">
<h2 id="sealed-head">[[denounce.desk.sealed]]</h2>
<p>[[denounce.desk.sealed.text]]</p>
{{>parts/input field="name" label="[[send.name]]" complete="off" max="120" optional="1"}}
{{>parts/input field="address" label="[[staff.desk.address]]" complete="off" max="300" optional="1"}}
{{>parts/input field="phone" label="[[send.phone]]" type="tel" mode="tel" size="medium" complete="off" optional="1"}}
{{>parts/input field="email" label="[[send.email]]" mode="email" complete="off" max="120" optional="1"}}
{{>parts/input field="id_number" label="[[staff.desk.id_number]]" size="medium" complete="off" max="20" optional="1"}}
{{>parts/textarea field="accused" label="[[denounce.accused]]" hint="[[denounce.accused.hint]]" rows="2" max="500"}}
{{>parts/textarea field="words" label="[[denounce.words]]" hint="[[denounce.desk.words.hint]]" rows="8" max="20000"}}
{{>parts/file field="original" label="[[denounce.desk.original]]" hint="[[denounce.desk.original.hint]]" accept=".jpg,.jpeg,.png,.webp,.pdf,.docx" multiple="1" optional="1"}}
{{>parts/checkbox field="protect" label="[[denounce.protect]]" hint="[[denounce.protect.hint]]"}}
</section>
<section class="panel" aria-labelledby="working-head">
<h2 id="working-head">[[denounce.desk.working]]</h2>
<p>[[denounce.desk.working.text]]</p>
{{>parts/textarea field="working_words" label="[[denounce.working]]" hint="[[denounce.working.hint]]" rows="8" max="20000" optional="1"}}
{{>parts/file field="working_file" label="[[denounce.copies]]" hint="[[denounce.copies.hint]]" accept=".jpg,.jpeg,.png,.webp,.pdf,.docx" multiple="1" optional="1"}}
{{#WORKING_STAGED}}<p class="notice notice--done"><input type="hidden" name="working_file_token" value="{{TOKEN}}">{{STAGED_NAME}} ({{STAGED_SIZE}})</p>
{{/WORKING_STAGED}}
</section>
<p class="actions"><button class="button" type="submit">[[denounce.desk.send]]</button></p>
</form>
