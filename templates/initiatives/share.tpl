{{!Open Graph: put into the head of a page by pages/initiatives/gallery.cc.}}
<meta property="og:type" content="article">
<meta property="og:site_name" content="[[site.name]]">
<meta property="og:title" content="{{SHARE_TITLE}}">
<meta property="og:description" content="{{SHARE_DESCRIPTION}}">
<meta property="og:url" content="{{SHARE_URL}}">
{{#SHARE_PICTURE}}<meta property="og:image" content="{{SHARE_IMAGE}}">
{{/SHARE_PICTURE}}
