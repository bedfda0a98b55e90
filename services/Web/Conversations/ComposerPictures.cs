using Web.Clients;

namespace Web.Conversations;

/// <summary>A picture that was uploaded to be sent.</summary>
/// <param name="Id">The upload.</param>
/// <param name="Url">Its address below the gateway.</param>
/// <param name="Name">The file's name, for the person who chose it.</param>
public sealed record DraftPicture(Guid Id, string Url, string Name);

/// <summary>A file as the browser describes it.</summary>
public sealed record ChosenFile(string Name, string Type, long Size);

/// <summary>The pictures of a message being written: which ones are here, which one is under way, and why one was not taken.</summary>
public sealed class ComposerPictures(MessagingClient messaging)
{
    /// <summary>Most pictures of one message, as Messaging takes them.</summary>
    public const int Most = 10;

    /// <summary>Bytes of the largest file Messaging takes.</summary>
    public const long Largest = 5 * 1024 * 1024;

    /// <summary>What a file dialog should offer.</summary>
    public const string Types = "image/png,image/jpeg,image/gif,image/webp";

    private readonly List<DraftPicture> _ready = [];
    private readonly List<string> _troubles = [];

    public IReadOnlyList<DraftPicture> Ready => _ready;

    /// <summary>Why files were not taken, one sentence each.</summary>
    public IReadOnlyList<string> Troubles => _troubles;

    /// <summary>The file that is being uploaded; null when none is.</summary>
    public string? UnderWay { get; private set; }

    public bool IsUploading => UnderWay is not null;

    public IReadOnlyList<Guid> Ids => [.. _ready.Select(picture => picture.Id)];

    /// <summary>Why a file is not even uploaded; null when it may be. Messaging looks into the file again, and its word counts.</summary>
    public static string? Refuse(ChosenFile file, int present) => file switch
    {
        _ when present >= Most => $"A message has at most {Most} pictures; {file.Name} is one too many.",
        { Size: 0 } => $"{file.Name} is empty.",
        _ when !Types.Split(',').Contains(file.Type, StringComparer.OrdinalIgnoreCase) => $"{file.Name} is not a PNG, JPEG, GIF or WebP picture.",
        { Size: > Largest } => $"{file.Name} is larger than {Largest / 1024 / 1024} MB. Choose a smaller picture, or save it with less quality.",
        _ => null,
    };

    /// <summary>Uploads one file. A refusal becomes a sentence; the message and the other pictures stay as they are.</summary>
    /// <param name="file">What the browser says of it.</param>
    /// <param name="open">Opens its content; called only when it may be uploaded.</param>
    public async Task AddAsync(ChosenFile file, Func<Task<Stream>> open)
    {
        if (Refuse(file, _ready.Count) is { } refusal)
        {
            _troubles.Add(refusal);
            return;
        }

        UnderWay = file.Name;
        try
        {
            await using var content = await open();
            var answer = await messaging.UploadAsync(content, file.Type, Guid.CreateVersion7());
            if (answer.IsOk) _ready.Add(new(answer.Value.Id, answer.Value.Url, file.Name));
            else _troubles.Add($"{file.Name}: {answer.Problem.Title} {answer.Problem.Detail}");
        }
        finally
        {
            UnderWay = null;
        }
    }

    public void Remove(Guid id) => _ready.RemoveAll(picture => picture.Id == id);

    /// <summary>The person chose anew: what was said about the files before is history.</summary>
    public void ForgetTroubles() => _troubles.Clear();

    /// <summary>Takes back what was kept, or what was on its way and did not leave; before anything added since.</summary>
    public void PutBack(IReadOnlyList<DraftPicture> pictures) =>
        _ready.InsertRange(0, pictures.Where(picture => _ready.TrueForAll(other => other.Id != picture.Id)));

    public void Clear()
    {
        _ready.Clear();
        _troubles.Clear();
    }
}
