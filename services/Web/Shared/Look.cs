using MudBlazor;

namespace Web.Shared;

/// <summary>The colours and letters of the product: the gateway's teal on cool paper, calm enough to work in all day.</summary>
public static class Look
{
    private static readonly string[] Letters =
        ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0f766e",
            PrimaryContrastText = "#ffffff",
            Secondary = "#a8552a",
            Tertiary = "#3d5a80",
            Info = "#2f6690",
            Success = "#1b7a4a",
            Warning = "#8a5a00",
            Error = "#b3261e",
            Background = "#f4f7f6",
            BackgroundGray = "#e8eeec",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            AppbarText = "#16211f",
            DrawerBackground = "#ffffff",
            DrawerText = "#16211f",
            DrawerIcon = "#52625e",
            TextPrimary = "#16211f",
            TextSecondary = "#52625e",
            ActionDefault = "#52625e",
            LinesDefault = "#d6dfdc",
            LinesInputs = "#b3c0bc",
            Divider = "#dde5e2",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#4fd1c0",
            PrimaryContrastText = "#04211d",
            Secondary = "#e3a27d",
            Tertiary = "#a3bde0",
            Info = "#8fc1e6",
            Success = "#7fd1a3",
            Warning = "#e6b85c",
            Error = "#f2a29b",
            Background = "#0f1514",
            BackgroundGray = "#0b100f",
            Surface = "#18201f",
            AppbarBackground = "#18201f",
            AppbarText = "#e8efed",
            DrawerBackground = "#18201f",
            DrawerText = "#e8efed",
            DrawerIcon = "#a3b3af",
            TextPrimary = "#e8efed",
            TextSecondary = "#a3b3af",
            ActionDefault = "#a3b3af",
            LinesDefault = "#2d3937",
            LinesInputs = "#475551",
            Divider = "#2d3937",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "10px", AppbarHeight = "60px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Letters, FontSize = "0.9375rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontWeight = "600", TextTransform = "none", LetterSpacing = "normal", FontSize = "0.9rem" },
        },
    };
}
