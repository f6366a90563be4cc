/**
 * Words of class names and ids that tell what a part of a page is for, other than to be read; in English and Pinyin, as pages are made with them everywhere.
 *
 * Rules believe these (`main-clues.ts`); features go by them and by weaker ones (`main-marks.ts`).
 */
export const partNames = {
  navigation: 'nav navbar navigation menu submenu topbar masthead toolbar search daohang skip skiplink sitemap',
  breadcrumb: 'breadcrumb breadcrumbs crumb crumbs pagination pager paging',
  related: 'related relate recommend recommended recommendation recommendations readmore outbrain taboola trending popular mostread suggested hotnews xiangguan tuijian',
  share: 'share sharing sharebar social socials sns addthis sharethis bdshare fenxiang',
  comments: 'comment comments disqus respond pinglun',
  subscription: 'newsletter subscribe subscription signup optin mailchimp',
  advertisement: 'ad ads adv advert adverts advertisement advertising adsbygoogle adbox sponsor sponsored sponsors promo promos promotion guanggao',
  dialog: 'modal popup overlay lightbox cookie cookies consent gdpr offcanvas drawer',
  footer: 'footer foot copyright colophon',
  sidebar: 'sidebar sidenav rail widget widgets rightbar leftbar'
} as const
