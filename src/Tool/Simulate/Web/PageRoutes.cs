using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Simulate.Actions;
using TypedStreaming.Tool.Simulate.Sources;

namespace TypedStreaming.Tool.Simulate.Web;

/// <summary>Handles the HTTP requests from the page: for its files, for the stream of changes, and for actions.</summary>
internal sealed class PageRoutes(Simulation simulation, StateStream stream)
{
    private const string JsonType = "application/json";

    public RequestRules Rules { get; } = new();

    public Task HandleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        RequestRules.Protect(context.Response.Headers);
        if (Rules.Refusal(context.Request) is { } refusal) return RefuseAsync(context, refusal.Status, refusal.Text, cancellationToken);
        return (context.Request.Method, context.Request.Path.Value) switch
        {
            ("GET", "/changes") => stream.ServeAsync(context, cancellationToken),
            ("GET", { } path) when PageFile.Find(path) is { } file => ServeAsync(context, file, cancellationToken),
            ("POST", "/actions") => ActAsync(context, cancellationToken),
            _ => RefuseAsync(context, StatusCodes.Status404NotFound, "There is no page at this address.", cancellationToken),
        };
    }

    private static Task RefuseAsync(HttpContext context, int status, string text, CancellationToken cancellationToken)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, cancellationToken);
    }

    private Task ServeAsync(HttpContext context, PageFile file, CancellationToken cancellationToken)
    {
        context.Response.ContentType = file.ContentType;
        return context.Response.WriteAsync(file.TextWith(Rules.Token), cancellationToken);
    }

    private async Task ActAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Request.ContentType?.Split(';')[0].Trim() != JsonType)
        {
            await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, $"Send {JsonType}.", cancellationToken).ConfigureAwait(false);
            return;
        }

        var (status, member, text) = await OutcomeAsync(context.Request, cancellationToken).ConfigureAwait(false);
        context.Response.StatusCode = status;
        context.Response.ContentType = JsonType;
        await context.Response.Body.WriteAsync(Json(member, text), cancellationToken).ConfigureAwait(false);
    }

    private async Task<(int Status, string Member, string Text)> OutcomeAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var body = new MemoryStream();
            await request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
            var action = PreparedAction.Read(SourceReader.Read(name: null, body.ToArray()), OrgActions.All);
            return (StatusCodes.Status200OK, "result", await action.RunAsync(simulation, cancellationToken).ConfigureAwait(false));
        }
        catch (ToolException e)
        {
            return (StatusCodes.Status400BadRequest, "error", e.Message);
        }
        catch (BadHttpRequestException e)
        {
            return (e.StatusCode, "error", "The request is larger than 1 MiB.");
        }
    }

    private static ReadOnlyMemory<byte> Json(string member, string text)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString(member, text);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
