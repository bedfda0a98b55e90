namespace DemoPlatform.History;

/// <summary>The pictures of the past month: drawn here, so that they are nobody's.</summary>
internal static class Pictures
{
    private const int PerKind = 3;
    private static readonly Colour Sky = new(186, 220, 240), Meadow = new(124, 176, 96), Wall = new(240, 226, 204), Rug = new(178, 112, 96);

    // Coat and ground of each, dogs first.
    private static readonly (Colour Coat, Colour Behind, Colour Ground)[] Looks =
    [
        (new(196, 142, 84), Sky, Meadow), (new(74, 66, 62), new(250, 214, 170), new(214, 188, 140)), (new(236, 222, 196), Sky, new(206, 186, 150)),
        (new(224, 146, 70), Wall, Rug), (new(92, 94, 104), new(214, 226, 220), new(160, 140, 120)), (new(244, 238, 230), new(206, 196, 224), new(132, 118, 160)),
    ];

    public static int Count => Looks.Length;

    public static int Draw(string kind, Dice dice) => dice.Below(PerKind) + (kind == "dog" ? 0 : PerKind);

    /// <summary>As a PNG.</summary>
    public static byte[] Png(int picture)
    {
        var (coat, behind, ground) = Looks[picture];
        var canvas = new Canvas(behind, ground);
        if (picture < PerKind) Dog(canvas, coat);
        else Cat(canvas, coat);
        return canvas.ToPng();
    }

    // Ellipses on a canvas of 100 by 75: middle, half width, half height, turned by degrees.
    private static void Dog(Canvas canvas, Colour coat)
    {
        var dark = coat.Times(0.72);
        foreach (var leg in new[] { 36, 44, 62, 70 }) canvas.Ellipse(leg, 58, 3.6, 12, 0, leg is 44 or 62 ? dark : coat);
        canvas.Ellipse(79, 36, 2.6, 11, 38, coat);
        canvas.Ellipse(53, 45, 23, 12, 0, coat);
        canvas.Ellipse(32, 38, 8, 12, -28, coat);
        canvas.Ellipse(27, 27, 11, 10, 0, coat);
        canvas.Ellipse(18, 31, 7.5, 5, 0, coat.Times(1.12));
        canvas.Ellipse(33, 27, 4.2, 10, -12, dark);
        canvas.Ellipse(11.6, 29.4, 2.4, 2, 0, Colour.Ink);
        canvas.Ellipse(23.5, 24, 1.5, 1.7, 0, Colour.Ink);
        canvas.Ellipse(18, 36.4, 2, 3.2, 8, new(226, 116, 124));
        canvas.Ellipse(31.5, 44, 9, 2, -30, new(196, 48, 56));
    }

    private static void Cat(Canvas canvas, Colour coat)
    {
        var dark = coat.Times(0.76);
        canvas.Ellipse(73, 56, 4, 18, -62, coat);
        canvas.Ellipse(50, 54, 17, 18, 0, coat);
        canvas.Ellipse(39, 22, 4.4, 9, -24, dark);
        canvas.Ellipse(61, 22, 4.4, 9, 24, dark);
        canvas.Ellipse(50, 31, 16, 13.5, 0, coat);
        foreach (var side in new[] { -1, 1 })
        {
            canvas.Ellipse(50 + (side * 6.4), 29.5, 2.9, 3.4, 0, new(206, 220, 96));
            canvas.Ellipse(50 + (side * 6.4), 29.5, 1, 3, 0, Colour.Ink);
            canvas.Ellipse(50 + (side * 9), 69, 6, 3.6, 0, coat.Times(1.1));
            canvas.Ellipse(50 + (side * 15), 37, 7, 0.4, side * 8, dark);
            canvas.Ellipse(50 + (side * 2.2), 38.6, 3, 1.7, 0, coat.Times(1.1));
        }

        canvas.Ellipse(50, 35.6, 1.8, 1.2, 0, new(222, 130, 136));
        foreach (var stripe in new[] { 46, 52, 58 }) canvas.Ellipse(62, stripe, 4.4, 1.1, 12, dark);
    }
}
