using System.Globalization;
using QueueMonitor.Engine.Calendars.Holidays;

namespace QueueMonitor.Engine.Tests.Calendars;

public sealed class HolidayTests
{
    // Easter Sundays as almanacs print them.
    private const string Easters =
        "2000-04-23 2001-04-15 2002-03-31 2003-04-20 2004-04-11 2005-03-27 2006-04-16 2007-04-08 2008-03-23 2009-04-12 2010-04-04 "
        + "2011-04-24 2012-04-08 2013-03-31 2014-04-20 2015-04-05 2016-03-27 2017-04-16 2018-04-01 2019-04-21 2020-04-12 2021-04-04 "
        + "2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21";

    [Fact]
    public void EasterIsThatOfTheAlmanacs()
    {
        foreach (var easter in Dates(Easters))
        {
            var norway = HolidayRules.Of("NO", null, easter.Year);
            Assert.Contains(new Holiday(easter, "Første påskedag"), norway);
            Assert.Contains(new Holiday(easter.AddDays(-3), "Skjærtorsdag"), norway);
            // Ascension Day and Whit Monday may fall on the first or the seventeenth of May.
            Assert.Contains(easter.AddDays(39), norway.Select(h => h.Date));
            Assert.Contains(easter.AddDays(50), norway.Select(h => h.Date));
        }
    }

    // Another way: the full moon of the church by the epact, and the Sunday after it.
    [Fact]
    public void EasterIsTheSundayAfterTheFullMoonOfTheChurch()
    {
        for (var year = 1980; year <= 2099; year++)
        {
            var century = year / 100;
            var epact = (((11 * (year % 19)) + 8 - century + (century / 4) + (((8 * century) + 13) / 25)) % 30 + 30) % 30;
            if (epact == 24 || (epact == 25 && year % 19 > 10)) epact++;
            var moon = new DateOnly(year, 3, 1).AddDays((epact < 24 ? 44 : 74) - epact - 1);
            var easter = moon.AddDays(7 - (int)moon.DayOfWeek);
            Assert.Contains(HolidayRules.Of("SE", null, year), h => h.Date == easter && h.Name == "Påskdagen");
        }
    }

    [Theory]
    [InlineData("GB", "ENG", "2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28")]
    [InlineData("GB", "ENG", "2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27")]
    [InlineData("GB", "WLS", "2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26")]
    [InlineData("GB", "ENG", "2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-28")]
    [InlineData("GB", "SCT", "2022-01-03 2022-01-04 2022-04-15 2022-05-02 2022-06-02 2022-06-03 2022-08-01 2022-09-19 2022-11-30 2022-12-26 2022-12-27")]
    [InlineData("GB", "SCT", "2023-01-02 2023-01-03 2023-04-07 2023-05-01 2023-05-08 2023-05-29 2023-08-07 2023-11-30 2023-12-25 2023-12-26")]
    [InlineData("GB", "NIR", "2025-01-01 2025-03-17 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-07-14 2025-08-25 2025-12-25 2025-12-26")]
    [InlineData("US", null, "2021-01-01 2021-01-18 2021-02-15 2021-05-31 2021-06-18 2021-07-05 2021-09-06 2021-10-11 2021-11-11 2021-11-25 2021-12-24 2021-12-31")]
    [InlineData("US", null, "2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25")]
    [InlineData("US", null, "2020-01-01 2020-01-20 2020-02-17 2020-05-25 2020-07-03 2020-09-07 2020-10-12 2020-11-11 2020-11-26 2020-12-25")]
    public void OnWeekdaysTheyAreThePublishedOnes(string country, string? region, string published)
    {
        var expected = Dates(published);
        var weekdays = HolidayRules.Of(country, region, expected[0].Year).Select(h => h.Date)
            .Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        Assert.Equal(expected, weekdays);
    }

    [Theory]
    [InlineData("NO", null, "2026-01-01 2026-04-02 2026-04-03 2026-04-05 2026-04-06 2026-05-01 2026-05-14 2026-05-17 2026-05-24 2026-05-25 2026-12-25 2026-12-26")]
    [InlineData("SE", null, "2025-01-01 2025-01-06 2025-04-18 2025-04-20 2025-04-21 2025-05-01 2025-05-29 2025-06-06 2025-06-08 2025-06-21 2025-11-01 2025-12-25 2025-12-26")]
    [InlineData("DK", null, "2023-01-01 2023-04-06 2023-04-07 2023-04-09 2023-04-10 2023-05-05 2023-05-18 2023-05-28 2023-05-29 2023-12-25 2023-12-26")]
    [InlineData("DK", null, "2024-01-01 2024-03-28 2024-03-29 2024-03-31 2024-04-01 2024-05-09 2024-05-19 2024-05-20 2024-12-25 2024-12-26")]
    [InlineData("FI", null, "2026-01-01 2026-01-06 2026-04-03 2026-04-05 2026-04-06 2026-05-01 2026-05-14 2026-05-24 2026-06-20 2026-10-31 2026-12-06 2026-12-25 2026-12-26")]
    [InlineData("DE", null, "2026-01-01 2026-04-03 2026-04-06 2026-05-01 2026-05-14 2026-05-25 2026-10-03 2026-12-25 2026-12-26")]
    [InlineData("DE", "BY", "2026-01-01 2026-01-06 2026-04-03 2026-04-06 2026-05-01 2026-05-14 2026-05-25 2026-06-04 2026-08-15 2026-10-03 2026-11-01 2026-12-25 2026-12-26")]
    [InlineData("DE", "SN", "2024-01-01 2024-03-29 2024-04-01 2024-05-01 2024-05-09 2024-05-20 2024-10-03 2024-10-31 2024-11-20 2024-12-25 2024-12-26")]
    [InlineData("DE", "BE", "2025-01-01 2025-03-08 2025-04-18 2025-04-21 2025-05-01 2025-05-08 2025-05-29 2025-06-09 2025-10-03 2025-12-25 2025-12-26")]
    [InlineData("DE", "NI", "2017-01-01 2017-04-14 2017-04-17 2017-05-01 2017-05-25 2017-06-05 2017-10-03 2017-10-31 2017-12-25 2017-12-26")]
    [InlineData("DE", "BB", "2026-01-01 2026-04-03 2026-04-05 2026-04-06 2026-05-01 2026-05-14 2026-05-24 2026-05-25 2026-10-03 2026-10-31 2026-12-25 2026-12-26")]
    public void TheyAreThoseOfTheLaw(string country, string? region, string expected) =>
        Assert.Equal(Dates(expected), HolidayRules.Of(country, region, Dates(expected)[0].Year).Select(h => h.Date));

    [Fact]
    public void LandsDifferAsTheirLawsDo()
    {
        // Fewest in the north, most in the south.
        int Count(string land) => HolidayRules.Of("DE", land, 2026).Count;
        Assert.Equal([12, 10, 12, 12, 10, 10, 10, 11, 10, 11, 11, 10, 12, 11, 11, 11], HolidayRules.RegionsOf("DE").Select(r => Count(r.Code) - (r.Code == "BY" ? 1 : 0)));
        Assert.Equal(13, Count("BY"));
    }

    [Fact]
    public void AQueueHas1000SingleDaysAndNoMore()
    {
        var first = new DateOnly(2026, 1, 1);
        var all = Enumerable.Range(0, EngineLimits.HolidayDatesMax).Select(first.AddDays).ToArray();
        Assert.Equal(1000, new HolidayPlan(null, null, all).Dates.Count);
        Assert.Throws<ArgumentException>(() => new HolidayPlan(null, null, [.. all, first.AddDays(1000)]));
        // The same day twice is one.
        Assert.Equal(1000, new HolidayPlan(null, null, [.. all, first]).Dates.Count);
    }

    [Theory]
    [InlineData("XX", null)]
    [InlineData("NO", "BY")]
    [InlineData(null, "BY")]
    public void WhatHasNoRulesIsRefused(string? country, string? region) =>
        Assert.Throws<ArgumentException>(() => new HolidayPlan(country, region, []));

    [Fact]
    public void APlanTellsDaysOfACountryByNameAndSingleOnesWithout()
    {
        var plan = new HolidayPlan("NO", null, [new(2026, 12, 24), new(2026, 12, 25)]);
        var december = plan.Of(2026).Where(d => d.Date.Month == 12).ToArray();
        Assert.Equal([(new(2026, 12, 24), null), (new(2026, 12, 25), "Første juledag"), (new(2026, 12, 26), "Andre juledag")], december);
    }

    private static DateOnly[] Dates(string text) =>
        [.. text.Split(' ').Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture))];
}
