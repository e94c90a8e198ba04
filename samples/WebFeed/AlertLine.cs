namespace WebFeed;

/// <summary>The values of an alert that are sent to a browser.</summary>
internal sealed record AlertLine(DateTimeOffset? Created, decimal? Dock, string? Message, bool Urgent)
{
    public static AlertLine Of(WarehouseAlert alert) => new(alert.Metadata.CreatedDate, alert.Dock, alert.Message, alert.Urgent);
}
