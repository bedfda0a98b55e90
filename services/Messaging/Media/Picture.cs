using SkiaSharp;

namespace Messaging.Media;

/// <summary>A picture as carriers take it: a JPEG of at most 1,600 pixels a side and 500 KB.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public sealed record Picture(byte[] Content, int Width, int Height)
{
    public const string ContentType = "image/jpeg";

    /// <summary>Larger files are not read.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    /// <summary>More would need more memory than one request may have: a few kilobytes can claim to be billions.</summary>
    public const long MostPixels = 50_000_000;

    /// <summary>Many carriers drop or shrink more.</summary>
    public const int LargestResult = 500 * 1024;

    public const int LongestSide = 1600;

    private static readonly int[] Qualities = [85, 75, 65, 50];

    /// <summary>
    /// Reads whatever somebody sent and writes it anew, upright: nothing of the file but its pixels survives, no place, no
    /// camera, no hidden second file. Of an animation the first picture is kept. Never throws, whatever the bytes are.
    /// </summary>
    public static (Picture? Picture, ImageProblem? Problem) Prepare(ReadOnlySpan<byte> file)
    {
        if (file.Length == 0) return (null, ImageProblem.Empty);
        if (file.Length > MostBytes) return (null, ImageProblem.TooLarge);
        if (PictureFormat.Of(file) is null) return (null, ImageProblem.NotAPicture);

        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info is not { Width: > 0, Height: > 0 } info) return (null, ImageProblem.Damaged);
        if ((long)info.Width * info.Height > MostPixels) return (null, ImageProblem.TooManyPixels);

        using var decoded = Decode(codec);
        if (decoded is null) return (null, ImageProblem.Damaged);
        return (Encode(decoded, codec.EncodedOrigin), null);
    }

    // JPEG and WebP can be decoded at a fraction of their size, which saves most of the memory.
    private static SKBitmap? Decode(SKCodec codec)
    {
        var longest = Math.Max(codec.Info.Width, codec.Info.Height);
        var size = longest <= LongestSide ? codec.Info.Size : codec.GetScaledDimensions((float)LongestSide / longest);
        if (Math.Max(size.Width, size.Height) < Math.Min(longest, LongestSide)) size = codec.Info.Size;
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (bitmap.GetPixels() != IntPtr.Zero && codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is SKCodecResult.Success) return bitmap;

        bitmap.Dispose();
        return null;
    }

    private static Picture Encode(SKBitmap decoded, SKEncodedOrigin origin)
    {
        using var source = SKImage.FromBitmap(decoded);
        for (var side = LongestSide; ; side = side * 3 / 4)
        {
            using var surface = Draw(source, origin, side);
            using var drawn = surface.Snapshot();
            foreach (var quality in Qualities)
            {
                using var encoded = drawn.Encode(SKEncodedImageFormat.Jpeg, quality);
                if (encoded.Size <= LargestResult) return new(encoded.ToArray(), drawn.Width, drawn.Height);
            }
        }
    }

    // What was transparent becomes white: a JPEG has no holes.
    private static SKSurface Draw(SKImage source, SKEncodedOrigin origin, int longestSide)
    {
        var scale = Math.Min(1f, (float)longestSide / Math.Max(source.Width, source.Height));
        var (width, height) = (Math.Max(1, (int)MathF.Round(source.Width * scale)), Math.Max(1, (int)MathF.Round(source.Height * scale)));
        var lying = origin >= SKEncodedOrigin.LeftTop;
        var surface = SKSurface.Create(lying
            ? new SKImageInfo(height, width, SKColorType.Rgba8888, SKAlphaType.Opaque)
            : new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.SetMatrix(Upright(origin, width, height));
        canvas.DrawImage(source, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        canvas.Flush();
        return surface;
    }

    // How a camera was held, by EXIF: the file says it, and what we write does not.
    private static SKMatrix Upright(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
