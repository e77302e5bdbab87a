{{!A citizen denounces. Nothing is kept on the device: no draft, no autocomplete.}}
<h1>[[denounce.title]]</h1>
<p class="lead">[[denounce.lead]]</p>
<section class="panel" aria-labelledby="secret-head">
<h2 id="secret-head">[[denounce.secret]]</h2>
<ul>
<li>[[denounce.secret.1]]</li>
<li>[[denounce.secret.2]]</li>
<li>[[denounce.secret.3]]</li>
<li>[[denounce.secret.4]]</li>
</ul>
<details class="why"><summary>[[denounce.form]]</summary><p>[[denounce.form.text]]</p></details>
<details class="why"><summary>[[denounce.device]]</summary><p>[[denounce.device.text]]</p></details>
</section>
{{>parts/errors}}
{{#FILES_AGAIN}}<div class="notice notice--warn"><p>[[denounce.files.again]]</p></div>{{/FILES_AGAIN}}
<form class="form" method="post" action="/denounce" enctype="multipart/form-data" autocomplete="off">
{{>parts/csrf}}
<section class="panel" aria-labelledby="what-head">
<h2 id="what-head">[[denounce.what]]</h2>
{{>parts/select field="unit" label="[[denounce.unit]]" hint="[[denounce.unit.hint]]" empty="[[send.choose]]"}}
{{>parts/checkbox field="about_head" label="[[denounce.head]]" hint="[[denounce.head.hint]]"}}
{{>parts/textarea field="accused" label="[[denounce.accused]]" hint="[[denounce.accused.hint]]" rows="2" max="500"}}
{{>parts/textarea field="words" label="[[denounce.words]]" hint="[[denounce.words.hint]]" rows="10" max="20000"}}
{{>parts/file field="original" label="[[denounce.files]]" hint="[[denounce.files.hint]]" accept=".jpg,.jpeg,.png,.webp,.pdf,.docx" multiple="1" optional="1"}}
</section>
<section class="panel" aria-labelledby="who-head">
<h2 id="who-head">[[denounce.who]]</h2>
<p>[[denounce.who.text]]</p>
{{>parts/input field="name" label="[[send.name]]" complete="off" max="120" optional="1"}}
{{>parts/input field="address" label="[[staff.desk.address]]" complete="off" max="300" optional="1"}}
{{>parts/input field="phone" label="[[send.phone]]" type="tel" mode="tel" size="medium" complete="off" optional="1"}}
{{>parts/input field="email" label="[[send.email]]" mode="email" complete="off" max="120" optional="1"}}
{{>parts/input field="id_number" label="[[staff.desk.id_number]]" size="medium" complete="off" max="20" optional="1"}}
{{>parts/checkbox field="protect" label="[[denounce.protect]]" hint="[[denounce.protect.hint]]"}}
</section>
<p>[[denounce.honest]]</p>
<p class="actions"><button class="button" type="submit">[[denounce.send]]</button></p>
</form>
