using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Http;

namespace Messaging.Media;

internal static class MediaEndpoints
{
    // More than a picture may have: one that is too large is told so in words instead of a broken connection.
    private const int MaxUploadBytes = 12 * 1024 * 1024;

    internal static void MapImages(this IEndpointRouteBuilder messaging) =>
        messaging.MapPost("/images", UploadImage.HandleAsync).RequireAuthorization(Policies.Staff).WithTags("Pictures").WithIdempotencyKey()
            .WithMetadata(new RequestSizeLimitAttribute(MaxUploadBytes))
            .Accepts<Stream>("*/*")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .WithSummary("Upload one picture to write with: the file itself as the body, PNG, JPEG, GIF or WebP, at most 5 MB.");

    internal static void MapMedia(this IEndpointRouteBuilder app) =>
        app.MapMethods(MediaLinks.Path + "{token}", [HttpMethods.Get, HttpMethods.Head], ServeImage.HandleAsync).RequireAuthorization(Policies.Public).WithTags("Pictures")
            .Produces<byte[]>(StatusCodes.Status200OK, Picture.ContentType)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status410Gone)
            .WithSummary("A picture, by an address that nobody can guess and that ends by itself.");
}
