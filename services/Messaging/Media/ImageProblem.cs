using Texting.Contracts.Messaging.Http;

namespace Messaging.Media;

/// <summary>Every reason why there is no picture. Each has its words in <see cref="ImageProblems"/>, the same on every screen.</summary>
public enum ImageProblem
{
    Empty,
    TooLarge,
    NotAPicture,
    Damaged,
    TooManyPixels,
    ForbiddenAddress,
    NotThere,
    NoAnswer,
}

/// <summary>A stable code, a sentence for people and what they can do about it.</summary>
public static class ImageProblems
{
    public static Refusal Words(this ImageProblem problem) => problem switch
    {
        ImageProblem.Empty => new("image-empty", "The file is empty.", "Choose the picture again."),
        ImageProblem.TooLarge => new("image-too-large", $"The file is larger than {Picture.MostBytes / 1024 / 1024} MB.", "Choose a smaller picture, or save it with less quality."),
        ImageProblem.NotAPicture => new("image-not-a-picture", "The file is not a PNG, JPEG, GIF or WebP picture, whatever its name says.", "Save it as one of these."),
        ImageProblem.Damaged => new("image-damaged", "The picture is damaged and cannot be read.", "Open it and save it again, or choose another one."),
        ImageProblem.TooManyPixels => new("image-too-many-pixels", $"The picture has more than {Picture.MostPixels / 1_000_000} million pixels.", "Make it smaller first."),
        ImageProblem.ForbiddenAddress => new("image-address-refused", "The picture's address is not one we fetch pictures from.", null),
        ImageProblem.NotThere => new("image-not-there", "The picture could not be fetched: it is not there any more.", "Ask for it to be sent again."),
        ImageProblem.NoAnswer => new("image-not-fetched", "The picture could not be fetched, however often it was tried.", "Ask for it to be sent again."),
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "A problem without words."),
    };
}
