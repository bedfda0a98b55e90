using System.Text;
using CsCheck;
using Messaging.Media;
using SkiaSharp;

namespace Messaging.Tests.Media;

/// <summary>Whatever somebody sends becomes a picture that carriers take, or a reason in words.</summary>
public sealed class PictureTests
{
    public static TheoryData<string, byte[]> Formats { get; } = new()
    {
        { "image/jpeg", Photos.Jpeg() },
        { "image/png", Photos.Png() },
        { "image/webp", Photos.WebP() },
        { "image/gif", Photos.Gif() },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Each_format_is_known_by_its_bytes_and_becomes_a_JPEG(string type, byte[] file)
    {
        Assert.Equal(type, PictureFormat.Of(file));
        var picture = Good(file);
        Assert.Equal("image/jpeg", PictureFormat.Of(picture.Content));
        Assert.Equal((picture.Width, picture.Height), Photos.SizeOf(picture.Content));
    }

    [Fact]
    public void The_place_where_it_was_taken_does_not_survive_and_the_photo_stands_upright()
    {
        var file = Photos.JpegOfAPhone(60, 30);
        Assert.Contains(Photos.Secret, Encoding.Latin1.GetString(file), StringComparison.Ordinal);

        var picture = Good(file);

        Assert.Equal((30, 60), (picture.Width, picture.Height));
        var text = Encoding.Latin1.GetString(picture.Content);
        Assert.DoesNotContain(Photos.Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4000, 3000, 1600, 1200)]
    [InlineData(1000, 3200, 500, 1600)]
    [InlineData(1600, 1600, 1600, 1600)]
    [InlineData(10, 10, 10, 10)]
    public void A_large_photo_is_made_small_enough_and_a_small_one_is_left_as_it_is(int width, int height, int newWidth, int newHeight)
    {
        var picture = Good(Photos.Jpeg(width, height));
        Assert.Equal((newWidth, newHeight), (picture.Width, picture.Height));
        Assert.InRange(picture.Content.Length, 1, Picture.LargestResult);
    }

    [Fact]
    public void Even_noise_fits_what_carriers_take()
    {
        using var noise = new SKBitmap(1600, 1600);
        var random = new Random(7);
        random.NextBytes(noise.GetPixelSpan());
        using var file = noise.Encode(SKEncodedImageFormat.Jpeg, 60);
        Assert.InRange(Good(file.ToArray()).Content.Length, 1, Picture.LargestResult);
    }

    [Fact]
    public void What_is_transparent_becomes_white()
    {
        using var empty = new SKBitmap(8, 8, SKColorType.Rgba8888, SKAlphaType.Premul);
        empty.Erase(SKColors.Transparent);
        using var file = empty.Encode(SKEncodedImageFormat.Png, 100);
        using var picture = SKBitmap.Decode(Good(file.ToArray()).Content);
        Assert.Equal(SKColors.White, picture.GetPixel(4, 4));
    }

    public static TheoryData<string, byte[], ImageProblem> Bad { get; } = new()
    {
        { "nothing", [], ImageProblem.Empty },
        { "a page", Encoding.UTF8.GetBytes("<html><script>alert(1)</script></html>"), ImageProblem.NotAPicture },
        { "a drawing that can run code", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), ImageProblem.NotAPicture },
        { "a film", [0, 0, 0, 24, .. "ftypmp42"u8, .. new byte[100]], ImageProblem.NotAPicture },
        { "a program", [(byte)'M', (byte)'Z', .. new byte[100]], ImageProblem.NotAPicture },
        { "a PNG's first bytes and nothing else", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], ImageProblem.Damaged },
        { "half a PNG", Photos.Png(400, 400)[..2000], ImageProblem.Damaged },
        { "a JPEG's first bytes and a page", [0xFF, 0xD8, 0xFF, .. "<script>alert(1)</script>"u8], ImageProblem.Damaged },
        { "a PNG of 3.6 billion pixels", Photos.PngBomb(60_000, 60_000), ImageProblem.TooManyPixels },
        { "a PNG of negative size", Photos.PngBomb(-1, -1), ImageProblem.Damaged },
        { "more than 5 MB", [.. Photos.Jpeg(), .. new byte[Picture.MostBytes]], ImageProblem.TooLarge },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_is_no_picture_is_refused_with_the_reason(string what, byte[] file, ImageProblem problem)
    {
        Assert.Equal((what, (Picture?)null, (ImageProblem?)problem), (what, Picture.Prepare(file).Picture, Picture.Prepare(file).Problem));
        Assert.EndsWith(".", problem.Words().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_GIF_that_claims_to_be_billions_of_pixels_costs_no_memory()
    {
        var before = GC.GetTotalAllocatedBytes();
        Assert.NotNull(Picture.Prepare(Photos.GifBomb()).Problem);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 10_000_000);
    }

    [Fact]
    public void Every_problem_has_its_words_and_a_code_of_its_own()
    {
        var codes = Enum.GetValues<ImageProblem>().Select(problem => problem.Words().Code).ToList();
        Assert.Equal(codes.Distinct(), codes);
    }

    [Fact]
    public void Hostile_bytes_never_bring_anything_but_a_fitting_picture_or_a_reason() =>
        Gen.Select(Gen.Int[0, Good64.Length - 1].Select(i => Good64[i]), Gen.Byte.Array[0, 40], Gen.Int[0, 4000], Gen.Int[0, 4000])
            .Sample((file, noise, at, end) =>
            {
                // The first bytes stay, so that it gets past the look at them.
                var hostile = file[..Math.Max(16, file.Length - (end % file.Length))];
                for (var i = 0; i < noise.Length; i++) hostile[12 + ((at + (i * 7)) % (hostile.Length - 12))] = noise[i];
                var (picture, problem) = Picture.Prepare(hostile);
                Assert.True(picture is null != problem is null);
                if (picture is null) return;
                Assert.InRange(picture.Content.Length, 1, Picture.LargestResult);
                Assert.InRange(Math.Max(picture.Width, picture.Height), 1, Picture.LongestSide);
            }, iter: 300);

    private static readonly byte[][] Good64 = [Photos.Jpeg(64, 48), Photos.Png(64, 48), Photos.WebP(64, 48), Photos.Gif()];

    private static Picture Good(byte[] file)
    {
        var (picture, problem) = Picture.Prepare(file);
        Assert.Null(problem);
        return picture!;
    }
}
