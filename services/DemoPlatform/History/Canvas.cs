using System.Buffers.Binary;
using System.IO.Compression;

namespace DemoPlatform.History;

/// <summary>A colour without transparency.</summary>
internal readonly record struct Colour(double Red, double Green, double Blue)
{
    private const double Most = 255;

    public static Colour Ink { get; } = new(38, 32, 34);

    public Colour Times(double light) => new(Math.Min(Most, Red * light), Math.Min(Most, Green * light), Math.Min(Most, Blue * light));

    public Colour Mix(Colour other, double share) => new(
        Red + ((other.Red - Red) * share), Green + ((other.Green - Green) * share), Blue + ((other.Blue - Blue) * share));
}

/// <summary>Draws ellipses with soft edges on a background with a horizon, and writes a PNG.</summary>
internal sealed class Canvas
{
    private const int Width = 480;
    private const int Height = 360;
    private const double Scale = Width / 100.0;
    private const double Horizon = 0.74;
    private const double Shade = 0.16;
    private readonly Colour[] _pixels = new Colour[Width * Height];

    public Canvas(Colour behind, Colour ground)
    {
        for (var y = 0; y < Height; y++)
        {
            var (height, colour) = ((double)y / Height, y < Height * Horizon ? behind : ground);
            Array.Fill(_pixels, colour.Times(1.08 - (height * Shade)), y * Width, Width);
        }
    }

    /// <param name="x">Its middle, of 100 from the left.</param>
    /// <param name="y">Its middle, of 75 from above.</param>
    /// <param name="halfWidth">Before it is turned.</param>
    /// <param name="halfHeight">Before it is turned.</param>
    /// <param name="degrees">Clockwise.</param>
    /// <param name="colour">Lighter above, darker below.</param>
    public void Ellipse(double x, double y, double halfWidth, double halfHeight, double degrees, Colour colour)
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        var (middleX, middleY, a, b) = (x * Scale, y * Scale, halfWidth * Scale, halfHeight * Scale);
        var reach = Math.Max(a, b) + 1;
        for (var row = Math.Max(0, (int)(middleY - reach)); row < Math.Min(Height, middleY + reach); row++)
        for (var column = Math.Max(0, (int)(middleX - reach)); column < Math.Min(Width, middleX + reach); column++)
        {
            var (dx, dy) = (column - middleX, row - middleY);
            var (along, across) = (((dx * cosine) + (dy * sine)) / a, ((dy * cosine) - (dx * sine)) / b);
            var distance = Math.Sqrt((along * along) + (across * across));
            var inside = Math.Clamp(((1 - distance) * Math.Min(a, b)) + 0.5, 0, 1);
            if (inside <= 0) continue;
            ref var pixel = ref _pixels[(row * Width) + column];
            pixel = pixel.Mix(colour.Times(1 - (dy / reach * Shade)), inside);
        }
    }

    public byte[] ToPng()
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Span<byte> head = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head[4..], Height);
        // Eight bits a channel, red, green and blue.
        (head[8], head[9]) = (8, 2);
        Chunk(png, "IHDR"u8, head);
        Chunk(png, "IDAT"u8, Packed());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private byte[] Packed()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var line = new byte[1 + (Width * 3)];
            for (var y = 0; y < Height; y++)
            {
                for (var x = 0; x < Width; x++)
                {
                    var pixel = _pixels[(y * Width) + x];
                    (line[1 + (x * 3)], line[2 + (x * 3)], line[3 + (x * 3)]) = ((byte)pixel.Red, (byte)pixel.Green, (byte)pixel.Blue);
                }

                zlib.Write(line);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        var start = (int)png.Position;
        png.Write(name);
        png.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Check(png.GetBuffer().AsSpan(start, (int)png.Position - start)));
        png.Write(number);
    }

    // CRC-32 as PNG wants it.
    private static uint Check(ReadOnlySpan<byte> bytes)
    {
        var check = uint.MaxValue;
        foreach (var one in bytes)
        {
            check ^= one;
            for (var bit = 0; bit < 8; bit++) check = (check >> 1) ^ (0xEDB88320 & (uint)-(int)(check & 1));
        }

        return ~check;
    }
}
