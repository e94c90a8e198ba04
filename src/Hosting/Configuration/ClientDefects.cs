using TypedStreaming.Hosting.DependencyInjection;

namespace TypedStreaming.Hosting.Configuration;

/// <summary>Finds the invalid settings of a client. Each error message contains the path of the invalid setting.</summary>
internal static class ClientDefects
{
    public static IEnumerable<string> Of(ClientRegistration client, TypedStreamingOptions settings)
    {
        if (settings.Login is null || settings.Client?.SubscribeRetry is null || settings.Handlers is null)
            return [$"{client.Path.Root} sets one of the settings Login, Client, Client:SubscribeRetry and Handlers to null: keep its default value instead"];
        var login = client is { Login: null, CreateClient: null } ? LoginDefects.Of(settings.Login, client.Path) : [];

        // A key that could not be read is not missing, and needs one message.
        var read = settings.Defects.Select(static defect => defect.Split(' ', 2)[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return settings.Defects
            .Concat(login.Concat(OptionDefects(client, settings.Client)).Where(defect => !read.Contains(defect.Split(' ', 2)[0])))
            .Concat(LeaseDefects(client))
            .Concat(HandlerDefects.Of(client, settings));
    }

    private static IEnumerable<string> LeaseDefects(ClientRegistration client)
    {
        if (client is { Lease: not null, ReplayStore: null, HasPositions: true })
        {
            yield return $"{client.Path.Root} has a lease ({nameof(TypedStreamingBuilder.UseLease)}) but no replay store, so another replica would not "
                + $"know where to continue: add {nameof(TypedStreamingBuilder.UseReplayStore)} with a store that all replicas share";
        }
    }

    /// <summary>
    /// Returns the messages about invalid options that the client itself would report when it is created. Each message begins with the name of
    /// the option.
    /// </summary>
    private static IEnumerable<string> OptionDefects(ClientRegistration client, ClientSettings settings)
    {
        var options = new StreamingClientOptions { AccessTokens = new AnonymousAccess(new Uri("http://localhost")) };
        settings.ApplyTo(options);
        if (settings.OnFinalError is { } action && !Enum.IsDefined(action))
            yield return $"{client.Path.Of("Client", nameof(settings.OnFinalError))} is {action}: it must be one of the values of {nameof(FinalErrorAction)}";
        foreach (var failure in new StreamingClientOptionsValidator().Validate(null, options).Failures ?? [])
        {
            var end = failure.IndexOfAny([' ', ':']);
            yield return $"{client.Path.Of(["Client", .. failure[..end].Split('.')])}{failure[end..].TrimEnd('.')}";
        }
    }
}
