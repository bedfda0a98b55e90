using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace Messaging.Tests.Media;

/// <summary>Files as people send them, and as nobody should.</summary>
internal static class Photos
{
    public const string Secret = "37.7749N-122.4194W";

    public static byte[] Jpeg(int width = 40, int height = 20, int seed = 1) => Encode(width, height, SKEncodedImageFormat.Jpeg, seed);

    public static byte[] Png(int width = 40, int height = 20, int seed = 1) => Encode(width, height, SKEncodedImageFormat.Png, seed);

    public static byte[] WebP(int width = 40, int height = 20) => Encode(width, height, SKEncodedImageFormat.Webp, 1);

    public static byte[] Gif() => Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    /// <summary>A photo with the place where it was taken, lying on its side.</summary>
    public static byte[] JpegOfAPhone(int width, int height)
    {
        var jpeg = Jpeg(width, height);
        // TIFF, big endian: one directory with the orientation (6: turn right) and a place in plain words behind it.
        byte[] tiff =
        [
            (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
            .. Encoding.ASCII.GetBytes(Secret),
        ];
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }

    /// <summary>A few bytes that claim to be billions of pixels.</summary>
    public static byte[] PngBomb(int width, int height)
    {
        var png = Png(8, 8);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    public static byte[] GifBomb()
    {
        var gif = Gif();
        gif.AsSpan(6, 4).Fill(0xFF);
        gif.AsSpan(31, 4).Fill(0xFF);
        return gif;
    }

    public static (int Width, int Height) SizeOf(byte[] file)
    {
        using var codec = SKCodec.Create(new MemoryStream(file));
        return (codec.Info.Width, codec.Info.Height);
    }

    private static byte[] Encode(int width, int height, SKEncodedImageFormat format, int seed)
    {
        using var bitmap = new SKBitmap(width, height);
        var random = new Random(seed);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(new SKColor((uint)random.Next() | 0xFF000000));
            for (var i = 0; i < 300; i++)
            {
                using var paint = new SKPaint { Color = new SKColor((uint)random.Next() | 0xFF000000) };
                canvas.DrawCircle(random.Next(width), random.Next(height), 1 + random.Next(Math.Max(2, width / 8)), paint);
            }
        }

        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
