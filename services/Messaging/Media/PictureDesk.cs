namespace Messaging.Media;

/// <summary>Prepares pictures, two at a time: each may need as much memory as fifty million pixels take.</summary>
internal sealed class PictureDesk : IDisposable
{
    private readonly SemaphoreSlim _seats = new(2);

    public async Task<(Picture? Picture, ImageProblem? Problem)> PrepareAsync(byte[] file, CancellationToken cancellationToken)
    {
        await _seats.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Picture.Prepare(file), cancellationToken);
        }
        finally
        {
            _seats.Release();
        }
    }

    public void Dispose() => _seats.Dispose();
}
