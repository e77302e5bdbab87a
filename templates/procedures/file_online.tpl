{{!Filing a dossier online.}}
<p class="step"><a href="/procedures/{{KEY}}">← {{NAME}}</a></p>
<h1>[[procedures.file.title]]</h1>
<p class="lead">{{NAME}} · {{TERM}} · {{FEE}}</p>
{{>parts/errors}}
<form class="form" method="post" action="/procedures/{{KEY}}/file" enctype="multipart/form-data">
{{>parts/csrf}}
<section class="panel" aria-labelledby="where-head">
<h2 id="where-head">[[procedures.file.what]]</h2>
{{>parts/select field="commune" label="[[procedures.commune]]" hint="[[procedures.commune.hint]]" empty="[[send.choose]]"}}
{{>parts/checklist}}
{{>parts/file field="papers_file" label="[[procedures.file.papers]]" hint="[[send.photo.hint]]" accept=".jpg,.jpeg,.png,.webp,.pdf,.docx" multiple="1" optional="1"}}
{{#STAGED}}<p class="notice notice--done"><input type="hidden" name="papers_file_token" value="{{TOKEN}}">{{STAGED_NAME}} ({{STAGED_SIZE}})</p>
{{/STAGED}}
</section>
<section class="panel" aria-labelledby="who-head">
<h2 id="who-head">[[procedures.applicant]]</h2>
<p class="muted">[[procedures.applicant.text]]</p>
{{>parts/applicant}}
</section>
<p class="actions"><button class="button" type="submit">[[procedures.file.send]]</button></p>
</form>
