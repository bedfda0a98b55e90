using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Web.Shared;

/// <summary>The browser's own dialogs, opened and closed from here.</summary>
internal static class Dialogs
{
    /// <summary>Opens it with what was just drawn into it.</summary>
    public static async Task OpenDialogAsync(this IJSRuntime js, ElementReference dialog)
    {
        // What a click draws goes to the browser after the click's handler has waited for the first time: without this the
        // dialog would open empty, and the focus would not find what is meant to have it.
        await Task.Yield();
        await js.InvokeVoidAsync("texting.open", dialog);
    }

    public static ValueTask CloseDialogAsync(this IJSRuntime js, ElementReference dialog) => js.InvokeVoidAsync("texting.close", dialog);
}
