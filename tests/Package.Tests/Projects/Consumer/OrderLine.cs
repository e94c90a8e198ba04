namespace Consumer;

/// <summary>A line of an order.</summary>
/// <param name="Product">What is ordered.</param>
/// <param name="Parts">What it consists of.</param>
public sealed record OrderLine(string Product, IReadOnlyList<OrderLine>? Parts = null);
