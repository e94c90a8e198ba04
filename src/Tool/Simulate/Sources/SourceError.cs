using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Simulate.Sources;

/// <summary>
/// Creates the exceptions for errors in scripts, in seeds and in requests from the page. The message contains the file, the line and the key.
/// </summary>
internal static class SourceError
{
    public static ToolException Of(string? file, int line, string key, string problem) => new(Place(file, line, key) + problem);

    // The body of a request has no file, and its keys are the fields of a form.
    private static string Place(string? file, int line, string key) => (file, key) switch
    {
        (null, "") => "",
        (null, _) => $"{key}: ",
        (_, "") => $"{file}, line {line}: ",
        _ => $"{file}, line {line}, {key}: ",
    };
}
