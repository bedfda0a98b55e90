using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Media;

/// <summary>Where a picture comes from, which decides from where it may be fetched.</summary>
public enum ImageOrigin
{
    /// <summary>Staff uploaded it.</summary>
    Upload,

    /// <summary>It came with an inbound text; the carrier has it.</summary>
    Carrier,

    /// <summary>The platform named its address in a feed message posted there.</summary>
    Platform,
}

/// <summary>A picture of a company: what it is and how far it has come. Its bytes are an <see cref="ImageContent"/>.</summary>
public sealed class Image : ICompanyOwned
{
    public required Guid Id { get; init; }

    public required Guid CompanyId { get; init; }

    public required ImageOrigin Origin { get; init; }

    public required ImageState State { get; init; }

    /// <summary>From where it is fetched; null for uploads.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>The inbound text it came with.</summary>
    public Guid? TextId { get; init; }

    /// <summary>0-based place among the pictures of that text.</summary>
    public int Position { get; init; }

    /// <summary>The outbound text that waits until it is here; null when none does any more.</summary>
    public Guid? WaitingTextId { get; private set; }

    public string? ContentType { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>Why there is no picture.</summary>
    public ImageProblem? Problem { get; init; }

    /// <summary>The number of the present try to fetch it; a late result of an earlier one is recognised by it.</summary>
    public int Attempt { get; init; }

    /// <summary>Null when nothing is to be fetched.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A picture that is to be fetched, or one that never can be: its address is not one we go to.</summary>
    public static Image ToFetch(Guid companyId, ImageOrigin origin, string url, DateTimeOffset at, ImageProblem? problem = null) => new()
    {
        Id = Guid.CreateVersion7(at),
        CompanyId = companyId,
        Origin = origin,
        State = problem is null ? ImageState.Waiting : ImageState.Failed,
        Problem = problem,
        SourceUrl = url,
        NextAttemptAt = problem is null ? at : null,
        CreatedAt = at,
    };

    /// <summary>A text that goes once the picture is here.</summary>
    public void LetWait(Guid textId) => WaitingTextId = textId;

    /// <summary>The pictures of an inbound text, each one by itself, in the order in which the carrier names them.</summary>
    public static IEnumerable<Image> OfText(Guid companyId, Guid textId, IEnumerable<string> urls, DateTimeOffset at, DateTimeOffset now) =>
        urls.Select((url, index) => new Image
        {
            Id = Guid.CreateVersion7(at),
            CompanyId = companyId,
            Origin = ImageOrigin.Carrier,
            State = ImageState.Waiting,
            SourceUrl = url,
            TextId = textId,
            Position = index,
            NextAttemptAt = now,
            CreatedAt = at,
        });
}

/// <summary>The bytes of a picture as phones and browsers get it. A table of its own, so that nobody reads them by the way.</summary>
public sealed class ImageContent : ICompanyOwned
{
    public required Guid ImageId { get; init; }

    public required Guid CompanyId { get; init; }

    public required byte[] Content { get; init; }
}
