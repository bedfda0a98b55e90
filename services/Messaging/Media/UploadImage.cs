using Messaging.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Media;

/// <summary>Staff uploads a picture to write with. The body is the file itself; what it is, is read from its bytes.</summary>
internal static class UploadImage
{
    /// <summary>Runs in the transaction of the Idempotency-Key, which commits it together with the answer.</summary>
    public static async Task<Results<Created<UploadedImage>, ProblemHttpResult>> HandleAsync(
        HttpRequest request, MessagingDb db, CurrentCompany company, PictureDesk desk, MediaLinks links, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await ReadAsync(request, cancellationToken) is not { } file) return Refuse(ImageProblem.TooLarge);
        var (picture, problem) = await desk.PrepareAsync(file, cancellationToken);
        if (picture is null) return Refuse(problem!.Value);

        var at = clock.GetUtcNow();
        var image = new Image
        {
            Id = Guid.CreateVersion7(at),
            CompanyId = company.Required,
            Origin = ImageOrigin.Upload,
            State = ImageState.Ready,
            ContentType = Picture.ContentType,
            Width = picture.Width,
            Height = picture.Height,
            CreatedAt = at,
        };
        db.Images.Add(image);
        db.ImageContents.Add(new ImageContent { ImageId = image.Id, CompanyId = image.CompanyId, Content = picture.Content });
        await db.SaveChangesAsync(cancellationToken);
        var url = links.ForPage(image.CompanyId, image.Id, at);
        return TypedResults.Created(url, new UploadedImage(image.Id, url, picture.Width, picture.Height, picture.Content.Length, Picture.ContentType));
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > Picture.MostBytes) return null;
        // The Idempotency-Key's filter has read it once.
        request.Body.Position = 0;
        return await CappedReader.ReadAsync(request.Body, Picture.MostBytes, cancellationToken);
    }

    private static ProblemHttpResult Refuse(ImageProblem problem)
    {
        var words = problem.Words();
        var status = problem switch
        {
            ImageProblem.TooLarge => StatusCodes.Status413PayloadTooLarge,
            ImageProblem.NotAPicture => StatusCodes.Status415UnsupportedMediaType,
            _ => StatusCodes.Status400BadRequest,
        };
        return Problem.Of(status, words.Code, words.Text, words.Action ?? words.Text);
    }
}
