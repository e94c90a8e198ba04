namespace TypedStreaming.Hosting.Configuration;

/// <summary>
/// Creates the paths of a client's settings for error messages. The settings come from a section of the configuration, or from options that are set
/// in code.
/// </summary>
/// <param name="root">The path of the section, or the name of the options class.</param>
/// <param name="isConfigured">True if the settings come from the configuration.</param>
internal sealed class SettingsPath(string root, bool isConfigured)
{
    public string Root => root;

    public string Of(params ReadOnlySpan<string?> keys) => string.Join(isConfigured ? ':' : '.', [root, .. keys]);
}
