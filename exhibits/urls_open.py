"""Addresses for machines, which stand beside the languages: what they give is told in all of them."""

from django.urls import path

from .views import open_data

urlpatterns = [
    path("iiif/exhibits/<slug:slug>/manifest.json", open_data.manifest, name="iiif-manifest"),
    path("iiif/collection.json", open_data.collection, name="iiif-collection"),
    path("iiif/collection/<int:number>.json", open_data.collection_part, name="iiif-collection-part"),
    path("linked-art/exhibits/<slug:slug>.json", open_data.linked_art_exhibit, name="linked-art-exhibit"),
    path("linked-art/donations/<slug:slug>.json", open_data.linked_art_donation, name="linked-art-donation"),
]
